from cms.extensions import Plugin


class DummyPlugin(Plugin):
    """Uses every extension point once."""

    name = "plugin_dummy"
    label = "plugin_dummy"
    verbose_name = "Greffon d'essai"
    description = "Ajoute une note, un tampon et une adresse."
    api = (1, 0)

    def contribute(self, core):
        from . import api, blocks, cards, facets, layers, panels, steps

        core.stream_block("body", "note", blocks.NoteBlock)
        core.stream_block("scene", "note", blocks.NoteBlock)
        core.page_panel("pages.ContentPage", panels.stamps)
        core.template("content.aside", "plugin_dummy/aside.html", label="Les tampons de la page")
        core.facet(facets.Stamped)
        core.map_layer(layers.Stamps)
        core.api_router("dummy", api.router)
        core.media_step("film", steps.count_film, label="Compte les films")
        core.dashboard_card(cards.StampCard, label="Le nombre de tampons")
        core.urls("dummy", "plugin_dummy.urls")
        core.navigation("Essai", "dummy_hello")

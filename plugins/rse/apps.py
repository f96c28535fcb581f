from django.utils.translation import gettext_lazy as _

from cms.extensions import Contributor, Plugin


class RsePlugin(Plugin):
    """Practices of social responsibility noted in craft firms, beside their savoir-faire."""

    name = "plugins.rse"
    label = "plugin_rse"
    verbose_name = _("social responsibility (RSE)")
    description = _(
        "Advisers note what firms do for people, for the environment and for their territory, in "
        "the artisan's own words. Nothing about a firm is public before its artisan agrees."
    )
    api = (1, 0)

    def contribute(self, core: Contributor) -> None:
        from cms.people.roles import ADVISER, grant

        from . import api, blocks, cards, facets

        core.stream_block("body", "practices", blocks.PracticesBlock)
        core.stream_block("scene", "practices", blocks.PracticesBlock)
        core.stream_block("body", "subject", blocks.SubjectBlock)
        core.template(
            "artisan.aside", "plugin_rse/aside.html", label=_("commitments of an artisan")
        )
        core.facet(facets.SubjectFacet)
        core.api_router("rse", api.router)
        core.dashboard_card(cards.PracticesCard, label=_("practices of the month"))
        grant(ADVISER, [f"plugin_rse.{action}_practice" for action in ("add", "change", "view")])

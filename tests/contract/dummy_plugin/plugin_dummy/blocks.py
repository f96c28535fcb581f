from wagtail import blocks


class NoteBlock(blocks.StructBlock):
    """A note in a page."""

    text = blocks.CharBlock()

    class Meta:
        label = "Note d'essai"
        template = "plugin_dummy/note.html"

    def get_searchable_content(self, value):
        return [value["text"]]

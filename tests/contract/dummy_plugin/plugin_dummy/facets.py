class Stamped:
    """Pages with and without a stamp."""

    name = "tampon"
    label = "Tamponnées"
    page_types = ("pages.ContentPage",)
    multiple = False

    def narrow(self, pages, values):
        return pages.filter(dummy_stamps__isnull=False).distinct()

    def options(self, pages, values):
        return []

from wagtail.admin.panels import InlinePanel

stamps = InlinePanel("dummy_stamps", label="Tampon")

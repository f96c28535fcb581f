"""The addresses beside the pages of gestures, included at the root of the site."""

from django.urls import path, re_path

from . import embedding, exports
from .frames import EMBED

app_name = "gestures"
PAGE = r"^(?P<path>(?:[\w-]+/)+)"
urlpatterns = [
    path("oembed/", embedding.oembed, name="oembed"),
    re_path(rf"{PAGE}{EMBED}$", embedding.embed, name="embed"),
    re_path(rf"{PAGE}export/kit\.zip$", exports.kit, name="kit"),
    re_path(rf"{PAGE}export/(?P<name>[\w-]+\.[a-z]+)$", exports.export, name="export"),
]

"""The addresses beside the pages of gestures, included at the root of the site."""

from django.urls import re_path

from . import exports

app_name = "gestures"
PAGE = r"^(?P<path>(?:[\w-]+/)+)"
urlpatterns = [
    re_path(rf"{PAGE}export/kit\.zip$", exports.kit, name="kit"),
    re_path(rf"{PAGE}export/(?P<name>[\w-]+\.[a-z]+)$", exports.export, name="export"),
]

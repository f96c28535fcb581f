"""The addresses beside the pages of gestures, included at the root of the site."""

from django.urls import re_path

from . import exports

app_name = "gestures"
urlpatterns = [
    re_path(
        r"^(?P<path>(?:[\w-]+/)+)export/(?P<name>[\w-]+\.[a-z]+)$", exports.export, name="export"
    ),
]

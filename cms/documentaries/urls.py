"""The short addresses of stories; the site includes them at /d/."""

from django.urls import path, re_path

from .supports.kiosk import short_address
from .targets import SHORT_ID
from .trail.pages import short_scene

urlpatterns = [
    path("<slug:slug>/borne/", short_address, name="documentary_kiosk"),
    re_path(rf"^(?P<slug>[-\w]+)/(?P<scene>{SHORT_ID})/$", short_scene, name="documentary_scene"),
]

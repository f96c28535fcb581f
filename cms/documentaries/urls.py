"""The short addresses of stories; the site includes them at /d/."""

from django.urls import path

from .supports.kiosk import short_address
from .trail.pages import short_scene

urlpatterns = [
    path("<slug:slug>/borne/", short_address, name="documentary_kiosk"),
    path("<slug:slug>/<slug:scene>/", short_scene, name="documentary_scene"),
]

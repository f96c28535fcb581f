"""The short addresses of stories; the site includes them at /d/."""

from django.urls import path

from .counting import count
from .supports.kiosk import short_address
from .trail.pages import short_scene

urlpatterns = [
    path("<slug:slug>/borne/", short_address, name="documentary_kiosk"),
    path("<int:pk>/lecture/", count, name="documentary_reading"),
    path("<slug:slug>/<slug:scene>/", short_scene, name="documentary_scene"),
]

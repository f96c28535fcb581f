"""The short addresses of stories; the site includes them at /d/."""

from django.urls import path, re_path

from .counting import count
from .supports.kiosk import short_address
from .targets import SHORT_ID
from .trail.pages import short_scene

urlpatterns = [
    path("<slug:slug>/borne/", short_address, name="documentary_kiosk"),
    path("<int:pk>/lecture/", count, name="documentary_reading"),
    re_path(rf"^(?P<slug>[-\w]+)/(?P<scene>{SHORT_ID})/$", short_scene, name="documentary_scene"),
]

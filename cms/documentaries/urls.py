"""The short addresses of stories; the site includes them at /d/."""

from django.urls import path

from .supports.kiosk import short_address

urlpatterns = [path("<slug:slug>/borne/", short_address, name="documentary_kiosk")]

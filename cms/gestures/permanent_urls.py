"""The permanent addresses of gestures and of cells; the site has them at /id/geste/."""

from django.urls import path

from . import addresses

app_name = "gesture_ids"
urlpatterns = [
    path("<int:pk>/", addresses.module, name="module"),
    path("<slug:action>/<slug:material>/", addresses.cell, name="cell"),
]

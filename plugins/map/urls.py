"""The addresses of the public map, served below /carte/."""

from django.urls import path

from . import views

app_name = "map"
urlpatterns = [
    path("", views.map_page, name="map"),
    path("liste/", views.places, name="places"),
    path("points.json", views.points, name="points"),
    path("communes.geojson", views.communes, name="communes"),
    path("tuiles/<int:z>/<int:x>/<int:y>.png", views.tile, name="tile"),
]

"""The permanent addresses of concepts and communes; the site includes them at /id/."""

from django.urls import path

from . import views

app_name = "taxonomy"
urlpatterns = [
    path("", views.vocabularies, name="vocabularies"),
    path("commune/", views.communes, name="communes"),
    path("commune/<str:insee>/", views.commune, name="commune"),
    path("<slug:vocabulary>/", views.index, name="index"),
    path("<slug:vocabulary>/<slug:code>/", views.concept, name="concept"),
]

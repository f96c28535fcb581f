"""Addresses of the uploaded files, included at `media/` when they are on the local disk."""

from django.urls import path

from .serve import serve

urlpatterns = [path("<path:path>", serve, name="media_file")]

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class Stamp(Orderable):
    """A stamp on a plain page."""

    page = ParentalKey("pages.ContentPage", on_delete=models.CASCADE, related_name="dummy_stamps")
    text = models.CharField(max_length=80)


class StampNote(models.Model):
    """A word about a stamp: a row that points at a row of the plugin."""

    stamp = models.ForeignKey(Stamp, on_delete=models.CASCADE, related_name="notes")
    text = models.CharField(max_length=80)

    def __str__(self):
        return self.text

"""What the built-in plugins add to the demo: positions on the map, RSE practices."""

from __future__ import annotations

from cms.artisans.models import ArtisanPage
from plugins.map.models import ArtisanPosition, write_position
from plugins.rse import demo as rse

from .texts import read


def load() -> None:
    """Add the positions and practices that are not there yet."""
    artisans = {page.slug: page for page in ArtisanPage.objects.all()}
    for row in read("artisans"):
        page = artisans[row["slug"]]
        if row.get("position") and not ArtisanPosition.objects.filter(page=page).exists():
            latitude, longitude = row["position"]
            location = write_position(latitude, longitude)
            ArtisanPosition.objects.create(page=page, location=location)
    rse.load(read("rse")["tags"], artisans)

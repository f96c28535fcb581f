"""What the demo shows was made by the pipeline itself: ladders, and packed models."""

from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.core.files.base import File

from artisanumerique.demo.library import FOLDER
from cms.media import jobs, running
from cms.media.models import Film, Model3D

pytestmark = pytest.mark.django_db


def received(model, path: Path):
    """Return the media of a file of the demo, once a worker has done its job."""
    with path.open("rb") as file:
        media = model(title=path.stem, stands_alone=True, file=File(file, path.name))
        media.save()
    running.run(jobs.claim("atelier"))
    media.refresh_from_db()
    assert media.is_available, media.message
    return media


def body(client, url: str) -> bytes:
    response = client.get(url)
    assert response.status_code == 200, url
    return b"".join(response)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.mp4")), ids=lambda path: path.stem)
def test_a_film_of_the_demo_is_served_as_a_ladder(client, path):
    film = received(Film, path)
    master = body(client, film.ladder_url).decode()
    rungs = [line for line in master.splitlines() if line and not line.startswith("#")]
    assert len(rungs) >= 3 and "TYPE=AUDIO" in master
    for rung in rungs:
        address = urljoin(film.ladder_url, rung)
        pieces = body(client, address).decode().splitlines()
        first = next(line for line in pieces if line and not line.startswith("#"))
        assert body(client, urljoin(address, first))
    assert body(client, film.url)[4:8] == b"ftyp"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.glb")), ids=lambda path: path.stem)
def test_a_model_of_the_demo_is_served_packed_and_measured(client, path):
    model = received(Model3D, path)
    assert model.url.endswith("/full.glb")
    assert body(client, model.url).startswith(b"glTF")
    assert model.triangles > 0 and model.measures.sentence


def test_the_demo_has_four_films_and_four_models():
    assert len(list(FOLDER.glob("*.mp4"))) >= 4 and len(list(FOLDER.glob("*.glb"))) >= 4

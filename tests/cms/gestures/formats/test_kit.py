"""The kit: everything that may be taken away, nothing else, in an archive made while it is sent."""

import csv
import io
import json
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from iiif_prezi3 import Manifest

from cms.media.models import Film
from tests.factories.media import CAPTIONS, ConsentFactory
from tests.factories.modules import SECRET

pytestmark = pytest.mark.django_db


@pytest.fixture
def unzip(client):
    """Return a function that gets the kit of a page, as an archive."""

    def opened(page):
        response = client.get(f"{page.url}export/kit.zip")
        assert response.status_code == 200
        content = b"".join(response.streaming_content)
        assert len(content) == int(response["Content-Length"])
        return zipfile.ZipFile(io.BytesIO(content))

    return opened


def text(archive, name):
    return archive.read(name).decode()


def test_the_kit_is_a_whole_archive_whose_media_are_those_of_the_site(module, unzip):
    film = module.films.get().film
    film.captions = ContentFile(CAPTIONS.encode(), "c.vtt")
    film.save()
    archive = unzip(module)
    assert archive.testzip() is None
    model = module.models.get().model
    for name, file in {
        "films/01-vu-de-face.mp4": film.file.name,
        "films/01-vu-de-face.vtt": film.captions.name,
        f"modeles/01-{model.title.lower().replace('è', 'e').replace(' ', '-')}.glb":
            model.file.name,
    }.items():  # fmt: skip
        assert archive.read(name) == default_storage.open(file).read(), name
    made = module.pictures.get().picture.get_rendition("width-1600|format-jpeg")
    assert archive.read("images/01-la-main.jpg") == default_storage.open(made.file.name).read()


def test_the_film_of_the_kit_is_the_one_made_for_the_web(module, unzip):
    film = module.films.get().film
    default_storage.save("derived/ab/film-1/film.mp4", ContentFile(b"made for the web"))
    Film.objects.filter(pk=film.pk).update(published="derived/ab/film-1")
    assert unzip(module).read("films/01-vu-de-face.mp4") == b"made for the web"


def test_the_data_of_the_kit_are_the_exports_themselves(module, unzip, fetch):
    archive = unzip(module)
    names = {name.removeprefix("donnees/") for name in archive.namelist() if "donnees/" in name}
    assert names == {"module.json", "mesures.csv", "chapitres.vtt", "metadonnees.vtt", "iiif.json",
                     "annotations.jsonld", "module.jsonld", "amalia.json"}  # fmt: skip
    for name in names:
        assert archive.read(f"donnees/{name}") == fetch(module, name).content
    Manifest(**json.loads(archive.read("donnees/iiif.json")))


def test_the_measures_are_a_table(module, fetch):
    rows = list(csv.DictReader(io.StringIO(fetch(module, "mesures.csv").content.decode())))
    measured = {row["nom"]: row for row in rows}
    assert set(measured) == {"hauteur", "angle du tournasin", "point", "arc", "côté"}
    height = measured["hauteur"]
    assert float(height["valeur"]) == pytest.approx(160)
    assert (height["unite"], height["origine"], height["phase"]) == ("mm", "calculée", "Centrer")
    assert measured["angle du tournasin"]["origine"] == "saisie"
    assert "'=" not in str(rows)


def test_a_name_that_a_spreadsheet_would_compute_stays_a_text(module, fetch):
    overlay = module.overlays.all()[0]
    overlay.data["shapes"][1]["name"] = "=1+1"
    overlay.save()
    assert "'=1+1" in fetch(module, "mesures.csv").content.decode()


def test_the_guide_says_what_is_there_how_to_cite_it_and_each_licence(module, unzip):
    archive = unzip(module)
    guide, licences = " ".join(text(archive, "LISEZMOI.txt").split()), text(archive, "LICENCES.txt")
    assert "films/01-vu-de-face.mp4 : Vu de face" in guide
    assert "Pour citer ce module" in guide and module.full_url in guide
    assert "Laissé hors de ce kit" not in guide
    assert "images/01-la-main.jpg\n  CC BY 4.0\n  https://creativecommons.org" in licences
    assert "Atelier Roux" in licences


def test_what_may_not_be_taken_away_is_left_out_and_the_reason_said(module, unzip):
    film, picture = module.films.get().film, module.pictures.get().picture
    film.persons = "shown"
    film.save()
    ConsentFactory(film=film, use="site")
    picture.licence = "reserved"
    picture.save()
    film.save()  # its consent counts from now on
    archive = unzip(module)
    assert not [name for name in archive.namelist() if name.startswith(("films/", "images/"))]
    guide = " ".join(text(archive, "LISEZMOI.txt").split())
    assert "Vu de face : les personnes qu’on y voit n’ont pas accepté sa réutilisation" in guide
    assert f"{picture.title} : tous droits réservés" in guide


def test_the_poster_of_a_film_that_is_left_out_is_left_out_with_it(module, unzip):
    film = module.films.get().film
    film.poster, film.persons = module.pictures.get().picture, "shown"
    film.save()
    ConsentFactory(film=film, use="site")
    film.save()
    assert not [name for name in unzip(module).namelist() if name.startswith("images/")]


def test_a_consent_to_reuse_puts_the_film_in_the_kit(module, unzip):
    film = module.films.get().film
    film.persons = "shown"
    film.save()
    ConsentFactory(film=film, use="all")
    film.save()
    assert "films/01-vu-de-face.mp4" in unzip(module).namelist()


def test_secret_phases_and_withheld_media_are_nowhere_in_the_kit(module, unzip):
    film = module.films.get().film
    film.trade_secret = True
    film.save()
    archive = unzip(module)
    everything = "".join(text(archive, name) for name in archive.namelist()
                         if not name.startswith(("images/", "modeles/")))  # fmt: skip
    assert "Vu de face" not in everything and SECRET not in everything


def test_a_lost_file_is_said_and_the_rest_leaves(module, unzip):
    default_storage.delete(module.models.get().model.file.name)
    assert "films/01-vu-de-face.mp4" in unzip(module).namelist()


def test_a_film_of_200_megabytes_is_never_held_in_memory(module, client):
    film = module.films.get().film
    path = Path(default_storage.path(film.file.name))
    with path.open("wb") as big:
        big.truncate(200 * 1024 * 1024)
    response = client.get(f"{module.url}export/kit.zip")
    tracemalloc.start()
    sent = sum(len(block) for block in response.streaming_content)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sent == int(response["Content-Length"]) > 200 * 1024 * 1024
    assert peak < 8 * 1024 * 1024


def test_the_kit_is_fetched_again_only_when_it_changed(module, client):
    address = f"{module.url}export/kit.zip"
    first = client.get(address)
    assert "attachment" in first["Content-Disposition"] and first["Accept-Ranges"] == "none"
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    picture = module.pictures.get().picture
    picture.licence = "reserved"
    picture.save()
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 200

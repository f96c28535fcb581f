"""The module leaves as a IIIF manifest that the models made from the official schema accept."""

import json
import re

import pytest
from django.core.files.base import ContentFile
from iiif_prezi3 import Manifest
from pydantic import ValidationError

from cms.gestures.formats.source import fragment
from tests.factories.media import CAPTIONS
from tests.factories.modules import SECRET

pytestmark = pytest.mark.django_db


@pytest.fixture
def manifest(module, fetch):
    """The manifest of the module, its film with captions."""
    film = module.films.get().film
    film.captions = ContentFile(CAPTIONS.encode(), "c.vtt")
    film.save()
    return fetch(module, "iiif.json").json()


def canvases(manifest):
    return {canvas["id"]: canvas for canvas in manifest["items"]}


def every(node, key):
    """Yield each value of `key` anywhere in `node`."""
    rows = node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
    if isinstance(node, dict) and key in node:
        yield node[key]
    for row in rows:
        yield from every(row, key)


REQUIRED = {
    "Manifest": ("id", "label", "items"),
    "Canvas": ("id", "items", "label", "width", "height"),
    "AnnotationPage": ("id", "items"),
    "Annotation": ("id", "target", "motivation", "body"),
    "Range": ("id", "items", "label"),
    "Agent": ("id", "label", "homepage"),
    "SpecificResource": ("source", "selector"),
    "TextualBody": ("value", "format"),
    "FragmentSelector": ("value", "conformsTo"),
    "SvgSelector": ("value",),
    "Video": ("id", "format", "width", "height"),
    "Image": ("id", "format"),
    "Model": ("id", "format", "label"),
    "Text": ("id", "format", "label"),
    "Dataset": ("id", "format", "label"),
}
"""What version 3.0 of the specification says that each must have (5.7, and 3 by property)."""


def missing(node, inside=""):
    """Yield (type, property, node) for what the specification requires and is not there."""
    if isinstance(node, list):
        for row in node:
            yield from missing(row, inside)
    elif isinstance(node, dict):
        is_part = node.get("type") == "Canvas" and inside == "Range"
        wanted = ("id",) if is_part else REQUIRED[node["type"]] if "type" in node else ()
        yield from ((node["type"], key, node) for key in wanted if key not in node)
        for key, value in node.items():
            if key in ("label", "summary", "value") and isinstance(value, dict):
                assert all(isinstance(text, list) and all(text) for text in value.values())
            yield from missing(value, node.get("type", inside))


def test_the_manifest_is_accepted_by_the_models_of_the_official_schema(manifest):
    assert Manifest(**manifest).type == "Manifest"


def test_every_resource_has_what_the_specification_requires(manifest):
    assert list(missing(manifest)) == []
    del manifest["items"][0]["items"][0]["items"][0]["target"]
    assert [(kind, key) for kind, key, _node in missing(manifest)] == [("Annotation", "target")]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("rights", "CC BY"),
        ("label", 3),
        ("structures", [{"type": "Range", "items": [{"id": "x"}]}]),
    ],
)
def test_the_models_refuse_a_manifest_that_is_wrong(manifest, key, value):
    with pytest.raises(ValidationError):
        Manifest(**{**manifest, key: value})


def test_identifiers_are_full_addresses_and_named_once(manifest):
    names = [name for name in every(manifest, "id")]
    assert all(name.startswith("http") for name in names)
    structural = [n for n in names if "/iiif/" in n and "#" not in n]
    assert len(structural) == len(set(structural))


def test_a_film_is_a_canvas_with_its_video_and_captions(manifest):
    film = next(c for c in manifest["items"] if "/film-" in c["id"])
    assert (film["width"], film["height"], film["duration"]) == (320, 180, 1.0)
    body = film["items"][0]["items"][0]["body"]
    assert (body["type"], body["format"]) == ("Video", "video/mp4")
    supplement = film["annotations"][0]["items"][0]
    assert supplement["motivation"] == "supplementing"
    assert (supplement["body"]["format"], supplement["target"]) == ("text/vtt", film["id"])


def test_phases_are_ranges_over_moments_of_the_canvas(manifest):
    (outer,) = manifest["structures"]
    assert [inner["label"]["fr"][0] for inner in outer["items"]] == [
        "Centrer",
        "Monter <vite> & droit",
    ]
    (part,) = outer["items"][0]["items"]
    canvas, _hash, fragment = part["id"].partition("#")
    assert canvas in canvases(manifest) and fragment == "t=0,0.4"


def test_shapes_are_annotations_on_places_and_moments_inside_their_canvas(manifest):
    found = canvases(manifest)
    drawn = [
        row
        for canvas in manifest["items"]
        for page in canvas.get("annotations", [])
        for row in page["items"]
        if row["motivation"] == "commenting"
    ]
    assert len(drawn) == 11
    for row in drawn:
        target = row["target"]
        exact = isinstance(target, dict)
        source, fragment = (
            (target["source"], target["selector"][0]["value"]) if exact else target.split("#")
        )
        x, y, width, height = map(int, re.match(r"xywh=(\d+),(\d+),(\d+),(\d+)", fragment).groups())
        canvas = found[source]
        assert x + width <= canvas["width"] and y + height <= canvas["height"]
        assert "duration" not in canvas or re.search(r"&t=[\d.]+,[\d.]+$", fragment)
        if exact:
            assert target["selector"][1]["value"].startswith("<svg ")
    height = next(row for row in drawn if row["body"]["value"].startswith("hauteur"))
    assert "160" in height["body"]["value"] and "mm" in height["body"]["value"]
    # the box of the whole motion; a line is one pixel high
    assert height["target"]["selector"][0]["value"] == "xywh=64,36,160,37&t=0,0.4"


def test_rights_credits_and_the_way_back_are_said(manifest, module):
    for uri in every(manifest, "rights"):  # the schema asks for it, its models do not
        assert re.match(r"http://(creativecommons\.org/(licenses|publicdomain)|rightsst)", uri)
    assert manifest["rights"] == "http://creativecommons.org/licenses/by/4.0/"
    assert "CMA" in manifest["requiredStatement"]["value"]["fr"][0]
    assert manifest["homepage"][0]["id"] == module.full_url
    assert manifest["provider"][0]["type"] == "Agent"
    assert [link["format"] for link in manifest["rendering"]] == [
        "model/gltf-binary", "application/zip"]  # fmt: skip
    assert SECRET not in json.dumps(manifest, ensure_ascii=False)


def test_a_licence_that_iiif_has_no_address_for_is_said_in_words(module, fetch):
    module.licence = "etalab-2.0"
    module.save_revision().publish()
    manifest = fetch(module, "iiif.json").json()
    assert "rights" not in manifest
    assert "Licence Ouverte 2.0" in manifest["requiredStatement"]["value"]["fr"][0]
    Manifest(**manifest)


def test_a_moment_late_in_a_film_keeps_its_thousandths():
    assert fragment(3671.1234, 7200) == "t=3671.123,7200"

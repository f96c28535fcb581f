"""A visitor turns a 3D object: viewer, decoders and object all come from the site itself."""

import json

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import expect

from media_pipeline.model import derive_model
from tests.factories.media import Model3DFactory, SmallPictureFactory
from tests.factories.models3d import scan
from tests.factories.packed import draco_packed
from tests.factories.pages import make_page


def meshopt_packed(folder) -> bytes:
    source = folder / "source.glb"
    source.write_bytes(scan())
    derive_model(source, folder)
    return (folder / "full.glb").read_bytes()


@pytest.mark.parametrize("packing", ["meshopt", "draco"])
def test_a_packed_object_is_shown_and_nobody_else_is_asked(
    page, home, tmp_path, calls_out, complaints, packing
):
    data = meshopt_packed(tmp_path) if packing == "meshopt" else draco_packed(scan())
    model = Model3DFactory(file=ContentFile(data, "vase.glb"), poster=SmallPictureFactory())
    body = json.dumps([{"type": "model", "value": {"model": model.pk, "caption": ""}}])
    page.goto(make_page(home, slug="vase", body=body).url)
    page.get_by_role("button", name="Voir en 3D").click()
    expect(page.locator("an-model .picture")).to_have_count(0, timeout=60_000)
    expect(page.locator("model-viewer")).to_be_visible()
    assert page.locator("model-viewer").evaluate("viewer => viewer.loaded")
    assert not calls_out and not complaints

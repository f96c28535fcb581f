"""The page on which an editor takes a view of a 3D object."""

import pytest
from django.urls import reverse

from cms.documentaries.kinds.camera import CameraBlock
from tests.factories.media import Model3DFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def address():
    return reverse("documentary_camera", args=[Model3DFactory(title="Le bol").pk])


def test_an_editor_sees_the_object_in_a_frame_of_the_site(client, address):
    client.force_login(UserFactory(role="communication"))
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "Prendre cette vue" in answer.content.decode()


def test_nobody_else_does(client, address):
    assert client.get(address).status_code == 302


def test_an_object_that_is_gone_is_said(client):
    client.force_login(UserFactory(role="communication"))
    assert client.get(reverse("documentary_camera", args=[999])).status_code == 404


def test_the_camera_is_still_a_text_to_type():
    html = CameraBlock().field.widget.render("x-orbit", "30deg 70deg 1m", {"id": "x"})
    assert '<input type="text" name="x-orbit" value="30deg 70deg 1m"' in html
    assert "Prendre la vue sur l’objet" in html

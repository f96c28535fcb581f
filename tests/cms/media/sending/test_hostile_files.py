"""The whole hostile set through the door that people use: each file is refused with its reason.

What its first bytes or its header tell is refused while it is sent; what only the pipeline finds
is said by the media, on the page where it was sent.
"""

import re
import time

import pytest
from django.urls import reverse
from django.utils.html import escape
from wagtail.models import Collection

from cms.media.sending import partials
from cms.media.sending.uploads import MODELS, Upload, UploadState, model_of
from media_pipeline.sentence_table import SENTENCES
from tests.media_pipeline.test_hostile import MADE, RAW
from tests.media_pipeline.test_hostile_still import GLBS, IMAGES, OTHERS

pytestmark = pytest.mark.django_db
SECONDS = 2.0
SEEN_BY_HEADER = dict.fromkeys(("cut, index first", "cut in fragments", "cut M4A"), "truncated")
"""Cut files that their own header gives away. The command line also says the second where they
stop: that takes a tool, and no request of a browser starts one."""


def is_the_sentence(code: str, message: str) -> bool:
    """Is `message` the French sentence of `code`, with its figures?"""
    pattern = re.sub(r"%\\?\(\w+\\?\)s", ".+", re.escape(SENTENCES[code][0]))
    return re.fullmatch(pattern, message) is not None


def answer_to(sender, capture, data: bytes, name: str) -> str:
    """Return the sentence that somebody reads who sends `data` and describes it."""
    started = time.process_time()  # the machine may be busy with something else
    answer = sender.send(data, name, piece=4 << 20)
    assert time.process_time() - started < SECONDS
    if answer.status_code != 204:
        assert answer.status_code in (413, 422), answer.content
        assert all(partials.size(each.token) == 0 for each in Upload.objects.all())
        return answer.json()["message"]
    return said_by_the_media(sender, capture, Upload.objects.get())


def said_by_the_media(sender, capture, upload: Upload) -> str:
    """Describe an upload, let the worker look at it, and return what the page then says."""
    assert upload.state == UploadState.WHOLE and upload.kind in MODELS
    prefix, root = f"u{upload.pk}-", Collection.get_first_root_node().pk
    words = {"title": "Essai", "licence": "CC-BY-4.0", "collection": root, "unit": "mm",
             "file-sent": upload.token}  # fmt: skip
    with capture(execute=True):
        answer = sender.client.post(
            reverse("media_upload_form", args=[upload.token]),
            {prefix + key: value for key, value in words.items()},
        )
    assert answer.status_code == 302
    media = model_of(upload.kind).objects.get()
    assert media.state == "failed" and not media.published
    page = sender.client.get(reverse("media_send")).content.decode()
    assert escape(media.message) in page
    return media.message


def check(sender, capture, data: bytes, name: str, code: str) -> None:
    message = answer_to(sender, capture, data, name)
    assert is_the_sentence(code, message), (code, message)


@pytest.fixture
def capture(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


@pytest.mark.parametrize("name", RAW)
def test_what_is_no_media_is_refused(sender, capture, name):
    data, code = RAW[name]
    check(sender, capture, data, name, code)


@pytest.mark.parametrize("name", MADE)
def test_a_hopeless_film_or_sound_is_refused(sender, capture, shelf, name):
    make, code = MADE[name]
    path = make(shelf)
    check(sender, capture, path.read_bytes(), path.name, SEEN_BY_HEADER.get(name, code))


@pytest.mark.parametrize("name", IMAGES)
def test_an_image_is_no_media_of_this_page(sender, capture, name):
    data, code = IMAGES[name]
    seen_by_its_header = ("svg", "empty", "unknown")
    check(sender, capture, data, "photo.jpg", code if code in seen_by_its_header else "wrong_kind")


@pytest.mark.parametrize("name", GLBS)
def test_a_hostile_glb_is_refused(sender, capture, name):
    data, code = GLBS[name]
    check(sender, capture, data, "piece.glb", code)


@pytest.mark.parametrize("name", OTHERS)
def test_a_hostile_model_of_another_format_is_refused(sender, capture, name):
    data, code = OTHERS[name]
    check(sender, capture, data, "piece.stl", code)

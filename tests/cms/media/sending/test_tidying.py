"""What nobody finished goes after a week; what is being sent stays."""

import os
import time
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from cms.media.doctor import examine_library, mend
from cms.media.sending import partials, tidying
from cms.media.sending.uploads import Upload
from tests.factories.media import film_bytes

pytestmark = pytest.mark.django_db
DAYS = 24 * 60 * 60


def old(path) -> None:
    os.utime(path, (time.time() - 2 * DAYS,) * 2)


def begun(sender) -> Upload:
    url = sender.begin(1000)["Location"]
    sender.patch(url, film_bytes()[:500], 0)
    return Upload.objects.latest("pk")


def test_an_upload_that_is_over_leaves_neither_row_nor_bytes(sender):
    over, going_on = begun(sender), begun(sender)
    for upload in (over, going_on):
        old(partials.path_of(upload.token))
    Upload.objects.filter(pk=over.pk).update(expires_at=timezone.now() - timedelta(minutes=1))
    assert tidying.forget_expired() == 1
    assert list(Upload.objects.all()) == [going_on]
    assert going_on.offset == 500 and not partials.path_of(over.token).exists()


def test_a_second_name_that_a_killed_server_left_goes(sender):
    upload = begun(sender)
    second = partials.second_name(upload.token)
    old(second)
    tidying.forget_expired()
    assert not second.exists()
    old(partials.path_of(upload.token))
    assert upload.offset == 500


def test_a_file_just_made_is_left(sender):
    partials.create("unknown")
    assert tidying.forget_expired() == 0


def test_the_doctor_finds_what_nobody_will_finish_and_mends_it(sender):
    partials.create("unknown")
    old(partials.path_of("unknown"))
    (found,) = examine_library()
    assert found.path.endswith("unknown") and not mend([found])
    assert not partials.path_of("unknown").exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_worker_with_nothing_to_do_tidies_up(settings, tmp_path):
    settings.MEDIA_WORK_ROOT = tmp_path / "work"
    backend = {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["media"]}
    settings.TASKS = {**settings.TASKS, "media": backend}
    partials.create("unknown")
    old(partials.path_of("unknown"))
    call_command("run_media_worker", "--batch", "--interval", "0.1")
    assert not partials.path_of("unknown").exists()

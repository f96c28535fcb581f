"""Concepts: a tree that stays one, labels in two languages, permanent codes."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from tests.factories.taxonomy import MaterialFactory, TradeFactory

pytestmark = pytest.mark.django_db


def test_moving_a_concept_moves_what_is_below_it():
    top, other = MaterialFactory(code="A"), MaterialFactory(code="B")
    child = MaterialFactory(code="C", parent=top)
    grandchild = MaterialFactory(code="D", parent=child)
    child.parent = other
    child.save()
    grandchild.refresh_from_db()
    assert grandchild.lineage == "/B/C/D/"
    assert set(other.descendants()) == {other, child, grandchild}
    assert list(top.descendants()) == [top]


@pytest.mark.parametrize("target", ["A", "B"])
def test_a_concept_cannot_be_placed_below_itself(target):
    top = MaterialFactory(code="A")
    child = MaterialFactory(code="B", parent=top)
    top.parent = {"A": top, "B": child}[target]
    with pytest.raises(ValidationError) as refusal:
        top.full_clean()
    assert "parent" in refusal.value.message_dict


@pytest.mark.parametrize("code", ["a/b", "a b", "", "é", "-a"])
def test_a_code_that_would_break_addresses_is_refused(code):
    with pytest.raises(ValidationError) as refusal:
        TradeFactory.build(code=code).full_clean()
    assert "code" in refusal.value.message_dict


def test_the_label_follows_the_language_and_falls_back_to_french():
    potter, hatter = (
        TradeFactory(label_fr="potier", label_en="potter"),
        TradeFactory(label_fr="chapelier"),
    )
    with override("en"):
        assert (potter.label, hatter.label) == ("potter", "chapelier")
    with override("fr"):
        assert potter.label == "potier"

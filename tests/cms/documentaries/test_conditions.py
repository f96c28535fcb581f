"""When a choice is offered: the cases that the browser must answer alike."""

import json
from pathlib import Path

import pytest
from django.utils import translation

from cms.documentaries.conditions import Condition, condition_of, note_of

CASES = json.loads(
    (Path(__file__).parents[2] / "cases" / "story_conditions.json").read_text(encoding="utf-8")
)["cases"]
TITLES = {"a": "La terre", "b": "Le feu", "c": "L’eau"}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_choice_is_offered_as_its_condition_says(case):
    condition = Condition(tuple(case["after"]), tuple(case["until"])).among(case["known"])
    assert condition.is_open(case["seen"]) is case["open"]


def test_a_condition_keeps_each_chosen_scene_once():
    assert condition_of({"after": ["a", "", "a"], "until": None}) == Condition(after=("a",))


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (Condition(), ""),
        (Condition(after=("gone",)), ""),
        (Condition(after=("b",)), "après avoir vu « Le feu »"),
        (Condition(after=("a", "b")), "après avoir vu « La terre » et « Le feu »"),
        (
            Condition(after=("a", "b", "c")),
            "après avoir vu « La terre », « Le feu » et « L’eau »",
        ),
        (Condition(until=("b",)), "tant qu’on n’a pas vu « Le feu »"),
    ],
)
def test_a_condition_is_said_in_words(condition, said):
    with translation.override("fr"):
        assert note_of(condition, TITLES).replace("\xa0", " ") == said

"""The tiers of an ELAN file become phases with their text; hostile and broken files are refused."""

import pytest

from cms.gestures.formats.importing import ModuleFileError, read_module_file
from cms.gestures.formats.reading.elan import read_tiers

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT AUTHOR="" DATE="2026-01-01T00:00:00+01:00" FORMAT="3.0" VERSION="3.0"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"/>"""
SLOTS = {"ts1": 0, "ts2": 1500, "ts3": 1500, "ts4": 4250, "ts5": None}
OUTILS = ("Outils", [("a3", "ts1", "ts2", "éponge"), ("a4", "ts3", "ts4", "tournasin")])
PHASES = ("Phases", [("a1", "ts1", "ts2", "Centrer"), ("a2", "ts3", "ts4", "Monter\nà deux mains")])


def aligned(name, first, last, text):
    return (
        f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="{name}" TIME_SLOT_REF1="{first}" '
        f'TIME_SLOT_REF2="{last}"><ANNOTATION_VALUE>{text}</ANNOTATION_VALUE>'
        "</ALIGNABLE_ANNOTATION></ANNOTATION>"
    )


def refers(name, parent, text):
    return (
        f'<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="{name}" ANNOTATION_REF="{parent}">'
        f"<ANNOTATION_VALUE>{text}</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>"
    )


def eaf(*tiers, slots=SLOTS, more=""):
    """Return an ELAN file; tiers are (name, aligned annotations)."""
    times = "".join(
        f'<TIME_SLOT TIME_SLOT_ID="{name}"' + (f' TIME_VALUE="{v}"/>' if v is not None else "/>")
        for name, v in slots.items()
    )
    rows = "".join(
        f'<TIER LINGUISTIC_TYPE_REF="default-lt" TIER_ID="{name}">'
        + "".join(aligned(*row) for row in found)
        + "</TIER>"
        for name, found in tiers
    )
    return f"{HEAD}<TIME_ORDER>{times}</TIME_ORDER>{rows}{more}</ANNOTATION_DOCUMENT>".encode()


def test_the_tier_of_phases_becomes_phases_and_the_others_their_text():
    comments = '<TIER PARENT_REF="Phases" TIER_ID="Commentaire">' + refers(
        "a5", "a1", "coudes serrés") + "</TIER>"  # fmt: skip
    found = read_module_file("geste.eaf", eaf(OUTILS, PHASES, more=comments))
    told = [(p["name"], p["start"], p["end"], p["description"]) for p in found.phases]
    assert told == [
        ("Centrer", 0.0, 1.5, "Outils : éponge\nCommentaire : coudes serrés"),
        ("Monter", 1.5, 4.25, "à deux mains\nOutils : tournasin"),
    ]
    assert found.remarks == ["Les phases sont celles de la piste « Phases »."]
    assert len({phase["key"] for phase in found.phases}) == 2


def test_without_a_tier_of_phases_the_first_one_with_times_is_taken():
    found = read_module_file("geste.eaf", eaf(("Vide", []), OUTILS))
    assert [phase["name"] for phase in found.phases] == ["éponge", "tournasin"]


def test_a_reference_to_a_reference_has_the_times_of_the_first():
    more = (
        '<TIER TIER_ID="Mots">' + refers("b2", "b1", "deux") + "</TIER>"
        '<TIER TIER_ID="Dits">' + refers("b1", "a2", "un") + "</TIER>"
    )
    tiers = {tier.name: tier for tier in read_tiers(eaf(PHASES, more=more))}
    (word,) = tiers["Mots"].annotations
    assert (word.text, word.start, word.end) == ("deux", 1.5, 4.25)


def test_what_has_no_time_is_left_out_and_said():
    more = '<TIER TIER_ID="Boucle">' + refers("b1", "b1", "sans fin") + "</TIER>"
    found = read_module_file(
        "x.eaf", eaf(PHASES, ("Outils", [("a9", "ts1", "ts5", "flou")]), more=more)
    )
    assert found.remarks[1:] == [
        "Piste « Outils » : « flou » n'est pas calée dans le temps et a été laissée de côté.",
        "Piste « Boucle » : « sans fin » ne renvoie à rien qui ait des temps et a été laissée "
        "de côté.",
    ]


BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><ANNOTATION_DOCUMENT>&b;</ANNOTATION_DOCUMENT>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<ANNOTATION_DOCUMENT>&a;</ANNOTATION_DOCUMENT>"""


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (BOMB, "déclare un type de document"),
        (OUTSIDE, "déclare un type de document"),
        (b"", "n'est pas du XML bien formé"),
        (b"<a>", "n'est pas du XML bien formé"),
        (b"\xff\xfe\x00", "n'est pas du XML bien formé"),
        (b"<?xml version='1.0' encoding='latin-42'?><a/>", "n'est pas du XML bien formé"),
        (b"<html/>", "ANNOTATION_DOCUMENT"),
        (eaf(), "Aucune piste"),
        (eaf(("Outils", [("a1", "ts1", "ts99", "x")])),
         "Piste « Outils », annotation « a1 » : son repère « ts99 » n'existe pas."),
        (eaf(("Outils", [("a1", "ts4", "ts1", "x")])), "annotation « a1 » : elle finit avant"),
        (eaf(PHASES, slots={**SLOTS, "ts1": "hier"}), "Repère « ts1 » : « hier » n'est pas"),
        (eaf(PHASES, slots={**SLOTS, "ts1": "9" * 5000}), "Repère « ts1 »"),
    ],
)  # fmt: skip
def test_a_hostile_or_broken_file_is_answered_in_a_sentence_that_names_the_tier(content, sentence):
    with pytest.raises(ModuleFileError) as fault:
        read_module_file("x.eaf", content)
    assert sentence in fault.value.sentence

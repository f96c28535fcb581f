"""A vocabulary leaves as SKOS and comes back from it.

Over 300 lines: what leaves is what comes back, so both ways are tried on the same concepts.
"""

import json
import logging

import pytest
import skosify
from django.core.management import CommandError, call_command
from django.urls import reverse
from rdflib import SKOS, Graph, Literal, URIRef

from cms.taxonomy.models import Action, Material, Trade
from cms.taxonomy.skos.merging import plan_of, write
from cms.taxonomy.skos.opening import LARGEST, SkosError
from cms.taxonomy.skos.reading import read_skos
from tests.factories.people import UserFactory
from tests.factories.taxonomy import MaterialFactory

pytestmark = pytest.mark.django_db
HEAD = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix m: <http://testserver/id/materiau/> .
"""
AAT = "http://vocab.getty.edu/aat/300011914"


@pytest.fixture
def wood():
    return MaterialFactory(
        code="M21", label_fr="bois", label_en="wood", alt_labels_fr=["zèbre", "arbre"],
        definition_fr="Sous l'« écorce ».\nDur.", note="À relire",
        matches=[("match", {"relation": "closeMatch", "scheme": "Getty AAT", "uri": AAT,
                            "provenance": "vérifié par A. B., 2026"})],
    )  # fmt: skip


@pytest.fixture
def oak(wood):
    return MaterialFactory(code="M211", label_fr="chêne", parent=wood, alt_labels_en=["oak"])


def get(client, form: str, vocabulary: str = "materiau") -> bytes:
    response = client.get(f"/id/{vocabulary}/?format={form}")
    assert response.status_code == 200
    return response.content


def plan(content: bytes | str, model=Material):
    return plan_of(model, read_skos(content.encode() if isinstance(content, str) else content))


# --- out -----------------------------------------------------------------------------------


@pytest.mark.parametrize("ask", [{"QUERY_STRING": "format=ttl"}, {"HTTP_ACCEPT": "text/turtle"}])
@pytest.mark.parametrize("path", ["/id/materiau/", "/id/materiau/M21/"])
def test_turtle_is_given_to_who_asks_for_it(client, oak, path, ask):
    response = client.get(path, **ask)
    assert response["Content-Type"] == "text/turtle; charset=utf-8"
    assert response["Access-Control-Allow-Origin"] == "*" and "Accept" in response["Vary"]
    graph = Graph().parse(data=response.content, format="turtle")
    subject = URIRef("http://testserver/id/materiau/M21/")
    assert (subject, SKOS.prefLabel, Literal("bois", lang="fr")) in graph
    assert (subject, SKOS.narrower, URIRef("http://testserver/id/materiau/M211/")) in graph
    assert (subject, SKOS.closeMatch, URIRef(AAT)) in graph
    assert "vérifié par A. B., 2026" in response.content.decode()


def test_the_pages_lead_to_turtle(client, oak):
    for path in ("/id/materiau/", "/id/materiau/M21/"):
        assert 'href="?format=ttl"' in client.get(path).content.decode()


def test_both_forms_say_the_same(client, oak):
    turtle = Graph().parse(data=get(client, "ttl"), format="turtle")
    linked = Graph().parse(data=get(client, "jsonld"), format="json-ld")
    assert turtle.isomorphic(linked) and len(turtle) > 20


@pytest.mark.parametrize("vocabulary", ["action", "materiau", "outil", "metier", "savoir-faire"])
def test_an_independent_reader_accepts_what_leaves(client, tmp_path, caplog, vocabulary):
    call_command("load_vocabulary", verbosity=0)
    (tmp_path / "out.ttl").write_bytes(get(client, "ttl", vocabulary))
    with caplog.at_level(logging.WARNING):
        checked = skosify.skosify(str(tmp_path / "out.ttl"))
    assert caplog.messages == []
    assert len(set(checked.subjects(SKOS.notation))) >= 20


# --- out, then in --------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["ttl", "jsonld"])
@pytest.mark.parametrize("vocabulary", ["action", "materiau", "metier"])
def test_what_left_changes_nothing_when_it_comes_back(client, oak, form, vocabulary):
    call_command("load_vocabulary", verbosity=0)
    model = {"action": Action, "materiau": Material, "metier": Trade}[vocabulary]
    again = plan(get(client, form, vocabulary), model)
    assert (again.changes, again.notes) == ([], [])
    assert again.unchanged == model.objects.count() > 20


def test_a_vocabulary_comes_back_whole_where_it_is_not_known(client, oak):
    def everything():
        fields = ["code", "lineage", "label_fr", "label_en", "alt_labels_en", "definition_fr",
                  "note"]  # fmt: skip
        return list(Material.objects.order_by("code").values_list(*fields))

    before, content = everything(), get(client, "ttl")
    Material.objects.filter(parent=Material.objects.get(code="M21")).delete()
    Material.objects.all().delete()
    found = plan(content)
    assert (found.created, found.updated) == (2, 0)
    write(Material, found)
    assert everything() == before
    wood = Material.objects.get(code="M21")
    assert set(wood.alt_labels_fr) == {"arbre", "zèbre"}
    assert dict(wood.matches[0].value)["provenance"] == "vérifié par A. B., 2026"


def test_rdf_xml_is_read_too(client, oak):
    graph = Graph().parse(data=get(client, "ttl"), format="turtle")
    assert plan(graph.serialize(format="xml").encode()).changes == []


# --- in ------------------------------------------------------------------------------------


def test_known_concepts_change_and_new_ones_are_created(wood, oak):
    found = plan(f"""{HEAD}
        m:M211 a skos:Concept ; skos:prefLabel "chêne rouvre"@fr ; skos:altLabel "rouvre"@fr .
        <http://ailleurs.example/x> a skos:Concept ; skos:notation "M299" ;
            skos:prefLabel "if"@fr ; skos:broader m:M21 .
    """)
    assert Material.objects.filter(code="M299").count() == 0  # only shown so far
    assert {change.code: change.is_new for change in found.changes} == {
        "M211": False, "M299": True,
    }  # fmt: skip
    write(Material, found)
    oak.refresh_from_db()
    assert (oak.label_fr, oak.alt_labels_fr, oak.alt_labels_en) == (
        "chêne rouvre", ["rouvre"], ["oak"],
    )  # fmt: skip
    assert oak.parent == wood  # the file says nothing of it: it is kept
    assert Material.objects.get(code="M299").lineage == "/M21/M299/"


def test_a_broader_concept_may_come_after_its_narrower_one():
    write(Material, plan(f"""{HEAD}
        m:B1 a skos:Concept ; skos:prefLabel "b"@fr ; skos:broader m:Z1 .
        m:Z1 a skos:Concept ; skos:prefLabel "z"@fr ; skos:narrower m:B1 .
    """))  # fmt: skip
    assert Material.objects.get(code="B1").lineage == "/Z1/B1/"


def test_a_branch_moves_with_what_is_below_it(oak):
    write(Material, plan(f"""{HEAD}
        m:M21 a skos:Concept ; skos:prefLabel "bois"@fr ; skos:broader m:Z9 .
        m:Z9 a skos:Concept ; skos:prefLabel "végétaux"@fr .
    """))  # fmt: skip
    oak.refresh_from_db()
    assert oak.lineage == "/Z9/M21/M211/"


def test_two_known_concepts_that_would_hold_each_other_are_refused(oak):
    text = f'{HEAD} m:M21 a skos:Concept ; skos:prefLabel "bois"@fr ; skos:broader m:M211 .'
    with pytest.raises(SkosError, match="plus générique que lui-même"):
        plan(text)


def test_a_match_without_statement_keeps_what_was_said_of_it(wood):
    text = f'{HEAD} m:M21 a skos:Concept ; skos:prefLabel "bois"@fr ; skos:closeMatch <{AAT}> .'
    assert plan(text).changes == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "ne contient aucun concept"),
        ("<>>", "ne peut pas être lu"),
        ("{", "ne peut pas être lu"),
        ("<rdf:RDF>", "ne peut pas être lu"),
        ('m:X1 a skos:Concept ; skos:prefLabel "x"@en .', "libellé français manque"),
        ('m:X1 a skos:Concept ; skos:prefLabel "x"@fr, "y"@fr .', "plusieurs noms"),
        ('<http://e.x/é> a skos:Concept ; skos:prefLabel "x"@fr .', "code"),
        (f'm:X1 a skos:Concept ; skos:prefLabel "{"x" * 161}"@fr .', "plus de 160"),
        ('m:X1 a skos:Concept ; skos:prefLabel "x"@fr ; skos:broader m:X1 .',
         "plus générique que lui-même"),
        ('m:X1 a skos:Concept ; skos:prefLabel "x"@fr ; skos:exactMatch <javascript:x> .',
         "n’est pas l’adresse"),
        ('m:X1 a skos:Concept ; skos:prefLabel "x"@fr ; skos:notation "Z" .'
         'm:X2 a skos:Concept ; skos:prefLabel "y"@fr ; skos:notation "Z" .', "deux fois"),
        ('m:X1 a skos:Concept ; skos:prefLabel "x"@fr ; skos:broader m:A1, m:B1 .',
         "plusieurs concepts plus larges"),
        ("(" * 5000, "ne peut pas être lu"),
    ],
)  # fmt: skip
def test_a_bad_file_says_in_french_what_is_wrong(text, sentence):
    with pytest.raises(SkosError, match=sentence):
        read_skos((f"{HEAD}{text}" if text.startswith(("m:", "<http", "(")) else text).encode())


XML = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{}</rdf:RDF>'


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"a" * (LARGEST + 1), "trop lourd"),
        (b"\xff\xfe\x00", "UTF-8"),
        (('<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + XML.format("&b;")).encode(),
         "type de document"),
        (('<?xml version="1.0"?><!DOCTYPE r SYSTEM "file:///etc/passwd">' + XML).encode(),
         "type de document"),
        (('<?xml version="1.0" encoding="cp037"?>' + XML).encode(), "UTF-8"),
        (b'{"@context": "http://127.0.0.1:9/c", "@id": "urn:x"}', "http://127.0.0.1:9/c"),
        (b'[{"@graph": [{"@context": [{}, {"@import": "file:///etc/passwd"}]}]}]',
         "file:///etc/passwd"),
        (b'{"a":' * 100_000, "ne peut pas"),
    ],
)  # fmt: skip
def test_a_hostile_file_is_refused(monkeypatch, content, sentence):
    def no_network(*_args, **_kwargs):
        raise AssertionError("the network was asked")

    monkeypatch.setattr("socket.socket.connect", no_network)
    with pytest.raises(SkosError, match=sentence):
        read_skos(content)


def test_the_command_says_what_it_does_and_a_bad_file_changes_nothing(tmp_path, wood, capsys):
    good, bad = tmp_path / "good.ttl", tmp_path / "bad.ttl"
    good.write_text(f'{HEAD} m:M21 a skos:Concept ; skos:prefLabel "bois d’œuvre"@fr .')
    bad.write_text(f'{HEAD} m:M21 a skos:Concept ; skos:prefLabel "a"@fr, "b"@fr .')
    call_command("import_skos", "materiau", str(good), "--dry-run")
    assert "0 à créer, 1 à mettre à jour, 0 inchangé" in capsys.readouterr().out
    wood.refresh_from_db()
    assert wood.label_fr == "bois"
    with pytest.raises(CommandError, match="Rien n’a été modifié"):
        call_command("import_skos", "materiau", str(bad))
    call_command("import_skos", "materiau", str(good), verbosity=0)
    wood.refresh_from_db()
    assert wood.label_fr == "bois d’œuvre"


# --- in the back office --------------------------------------------------------------------


@pytest.fixture
def staff(client):
    client.force_login(UserFactory(is_superuser=True))
    return client


def send(client, text: str, tmp_path):
    path = tmp_path / "sent.ttl"
    path.write_text(HEAD + text)
    with path.open("rb") as file:
        return client.post(reverse("taxonomy_import"), {"vocabulary": "materiau", "file": file})


def test_staff_see_what_would_change_before_it_is_written(staff, wood, tmp_path):
    menu = staff.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("taxonomy_import") in menu
    shown = send(staff, 'm:M21 a skos:Concept ; skos:prefLabel "Holz"@fr .', tmp_path)
    html = shown.content.decode()
    assert "Holz" in html and "1 à mettre à jour" in html
    wood.refresh_from_db()
    assert wood.label_fr == "bois"
    done = staff.post(reverse("taxonomy_import"), {"waiting": shown.context["waiting"]})
    assert done.status_code == 302
    wood.refresh_from_db()
    assert wood.label_fr == "Holz"


def test_what_changed_meanwhile_is_shown_again(staff, wood, tmp_path):
    shown = send(staff, 'm:M21 a skos:Concept ; skos:prefLabel "Holz"@fr .', tmp_path)
    wood.label_fr = "le bois"
    wood.save()
    again = staff.post(reverse("taxonomy_import"), {"waiting": shown.context["waiting"]})
    assert again.status_code == 200 and "le bois" in again.content.decode()
    wood.refresh_from_db()
    assert wood.label_fr == "le bois"


def test_a_bad_file_is_said_beside_the_field_and_the_choice_is_kept(staff, wood, tmp_path):
    answer = send(staff, 'm:M21 a skos:Concept ; skos:prefLabel "a"@fr, "b"@fr .', tmp_path)
    html = answer.content.decode()
    assert answer.status_code == 422 and "plusieurs noms" in html
    assert '<option value="materiau" selected>' in html


def test_a_file_waits_for_nobody_else(staff, client, wood, tmp_path):
    shown = send(staff, 'm:M21 a skos:Concept ; skos:prefLabel "Holz"@fr .', tmp_path)
    staff.force_login(UserFactory(is_superuser=True))
    staff.post(reverse("taxonomy_import"), {"waiting": shown.context["waiting"]})
    wood.refresh_from_db()
    assert wood.label_fr == "bois"


def test_who_may_not_change_a_vocabulary_may_not_import_one(client):
    client.force_login(UserFactory())
    assert client.get(reverse("taxonomy_import")).status_code in (302, 403)


def test_json_ld_holds_the_whole_vocabulary(client, oak):
    data = json.loads(get(client, "jsonld"))
    wood = next(c for c in data["schema:hasDefinedTerm"] if c["skos:notation"] == "M21")
    assert wood["skos:definition"][0]["@value"].startswith("Sous l'")
    assert data["dct:license"]["@id"].startswith("https://www.etalab.gouv.fr/")

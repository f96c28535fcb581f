"""`manage.py load_vocabulary`: complete, repeatable, careful with what editors wrote."""

import io
import shutil

import pytest
from django.core.management import CommandError, call_command

from cms.taxonomy.loading.vocabulary import FOLDER, load_vocabularies
from cms.taxonomy.models import VOCABULARIES, Action, Material, SavoirFaire, Tool, Trade
from tests.factories.taxonomy import CommuneFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    """A small vocabulary of one or two rows each, that a test may change."""
    copy = tmp_path / "vocabulary"
    copy.mkdir()
    for source in FOLDER.glob("*.tsv"):
        heading, *rows = source.read_text(encoding="utf-8").splitlines()
        kept = [
            r
            for r in rows
            if r.split("\t")[0] in {"T081", "T082", "A06", "M1", "M11", "O01", "SF01"}
        ]
        (copy / source.name).write_text("\n".join([heading, *kept]) + "\n", encoding="utf-8")
    return copy


def change(folder, file, before, after):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def run(folder):
    out, err = io.StringIO(), io.StringIO()
    call_command("load_vocabulary", folder=folder, stdout=out, stderr=err)
    return out.getvalue() + err.getvalue()


def test_the_starting_vocabulary_loads_completely():
    load_vocabularies()
    counts = {model: model.objects.count() for model in VOCABULARIES.values()}
    assert counts[Action] == 116
    assert counts[Material] == 103
    assert counts[Tool] == 52
    assert counts[Trade] >= 120
    assert set(Trade.objects.values_list("sector", flat=True)) == {
        "food", "building", "manufacturing", "services",
    }  # fmt: skip


def test_loading_twice_changes_nothing(folder):
    run(folder)
    before = list(Trade.objects.values()) + list(Material.objects.values())
    assert "0 créés, 0 mis à jour, 2 inchangés" in run(folder)
    assert list(Trade.objects.values()) + list(Material.objects.values()) == before


def test_materials_form_a_tree(folder):
    run(folder)
    stone = Material.objects.get(code="M11")
    assert stone.parent.code == "M1"
    assert (stone.lineage, stone.depth) == ("/M1/M11/", 1)


def test_a_getty_number_becomes_an_exact_match_with_its_provenance(folder):
    run(folder)
    match = Material.objects.get(code="M11").matches[0].value
    assert match["relation"] == "exactMatch"
    assert match["uri"] == "http://vocab.getty.edu/aat/300011176"
    assert "preuve V2" in match["provenance"]


def test_effects_are_recognised_with_their_accents(folder):
    run(folder)
    assert Action.objects.get(code="A06").effect == "mesurer"


def test_a_changed_row_updates_the_concept(folder):
    run(folder)
    change(folder, "materials.tsv", "\tpierre\t", "\tpierres\t")
    assert "1 mis à jour" in run(folder)
    assert Material.objects.get(code="M11").label_fr == "pierres"


def test_what_an_editor_wrote_is_kept_field_by_field(folder):
    run(folder)
    Material.objects.filter(code="M11").update(label_fr="pierre taillée")
    change(folder, "materials.tsv", "\tpierre\tstone", "\troche\trock")
    run(folder)
    stone = Material.objects.get(code="M11")
    assert (stone.label_fr, stone.label_en) == ("pierre taillée", "rock")


def test_a_reviewed_concept_is_never_overwritten(folder):
    run(folder)
    Material.objects.filter(code="M11").update(reviewed=True)
    change(folder, "materials.tsv", "\tpierre\tstone", "\troche\trock")
    assert "1 conservé" in run(folder)
    assert Material.objects.get(code="M11").label_fr == "pierre"


def test_communes_join_a_savoir_faire_once_the_territory_is_there(folder):
    assert "82037" in run(folder)
    assert not SavoirFaire.objects.get(code="SF01").communes.exists()
    CommuneFactory(insee="82037", name="Caussade")
    run(folder)
    assert [c.name for c in SavoirFaire.objects.get(code="SF01").communes.all()] == ["Caussade"]


@pytest.mark.parametrize(
    ("file", "before", "after", "sentence"),
    [
        ("trades.tsv", "\tmanufacturing\t", "\tindustrie\t", "industrie"),
        ("materials.tsv", "M11\tM1\t", "M11\tM9\t", "le concept générique M9 n’existe pas"),
        ("materials.tsv", "M11\tM1\t", "M1\tM1\t", "le code M1 est employé deux fois"),
        ("materials.tsv", "300011176", "11176", "n’est pas un numéro du Getty AAT"),
        ("materials.tsv", "M1\t\t", "M1\tM11\t", "plus générique que lui-même"),
        ("savoir_faire.tsv", "T081|", "T999|", "le métier T999 n’existe pas"),
        ("tools.tsv", "O01\t", "\t", "n’est pas valable"),
        ("tools.tsv", "\tpréhension", "\tpréhension\tde\ttrop", "6 colonnes au lieu de 4"),
        ("tools.tsv", "code\tfr", "code\tnom", "les colonnes doivent être"),
        ("trades.tsv", "\tmanufacturing\t", "\tmanufacturing\t12A|", "n’est pas un code NAFA"),
    ],
)
def test_a_malformed_row_is_named_and_nothing_changes(folder, file, before, after, sentence):
    change(folder, file, before, after)
    with pytest.raises(CommandError) as refusal:
        run(folder)
    assert f"{file}, ligne" in str(refusal.value)
    assert sentence in str(refusal.value)
    assert not any(model.objects.exists() for model in VOCABULARIES.values())


def test_a_missing_or_unreadable_table_is_named(folder):
    (folder / "tools.tsv").write_bytes(b"\xff\xfe")
    with pytest.raises(CommandError, match=r"tools\.tsv n’est pas en UTF-8"):
        run(folder)
    shutil.rmtree(folder)
    with pytest.raises(CommandError, match=r"trades\.tsv est introuvable"):
        run(folder)

"""A module leaves as linked data: schema.org by its own types, CIDOC-CRM by its graph."""

import json
import re

import pytest
from rdflib import RDF, Graph, Namespace, URIRef

from tests.factories.modules import SECRET
from tests.factories.typed import type_errors

pytestmark = pytest.mark.django_db
CRM, SCHEMA = Namespace("http://www.cidoc-crm.org/cidoc-crm/"), Namespace("https://schema.org/")
CLASSES = {"E7_Activity", "E11_Modification", "E16_Measurement", "E29_Design_or_Procedure",
           "E36_Visual_Item", "E39_Actor", "E54_Dimension", "E55_Type", "E57_Material",
           "E58_Measurement_Unit"}  # fmt: skip
PROPERTIES = {"P9_consists_of", "P14_carried_out_by", "P32_used_general_technique",
              "P33_used_specific_technique", "P33i_was_used_by", "P40_observed_dimension",
              "P68_foresees_use_of", "P69_has_association_with", "P90_has_value",
              "P90a_has_lower_value_limit", "P90b_has_upper_value_limit", "P91_has_unit",
              "P125_used_object_of_type", "P126_employed", "P138i_has_representation"}  # fmt: skip


@pytest.fixture
def document(module, fetch):
    return fetch(module, "module.jsonld").json()


@pytest.fixture
def graph(document):
    return Graph().parse(data=json.dumps(document), format="json-ld")  # its context is inline


def schema_part(node):
    """Return a document without what is not schema.org's."""
    if isinstance(node, list):
        return [schema_part(row) for row in node]
    if not isinstance(node, dict):
        return node
    kept = {key: schema_part(row) for key, row in node.items() if not key.startswith("crm:")}
    if isinstance(kept.get("@type"), list):
        kept["@type"] = kept["@type"][0]
    return kept


def test_what_search_engines_read_on_the_page_is_of_the_types_of_schema_org(
    module, client, tmp_path
):
    html = client.get(module.url).content.decode()
    script = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S).group(1)
    data = json.loads(script)
    assert type_errors(tmp_path, "schema-dts", "WithContext<HowTo>", data) == ""
    assert {row["@type"] for row in data["associatedMedia"]} == {"3DModel"}
    tips = [row.get("text") for row in data["step"][0]["itemListElement"]]
    assert tips == ["Centrer", "Sans trembler", "Tolérance : ± 1 mm", "Sécurité : Cheveux attachés"]


def test_what_leaves_is_of_the_types_of_schema_org(document, tmp_path):
    data = {**schema_part(document), "@context": "https://schema.org"}
    assert type_errors(tmp_path, "schema-dts", "WithContext<HowTo>", data) == ""
    wrong = {**data, "etapes": []}
    assert "etapes" in type_errors(tmp_path, "schema-dts", "WithContext<HowTo>", wrong)


def test_measures_have_their_unit_in_the_code_that_trade_uses(document):
    found = {row["name"]: row for row in document["mentions"]}
    angle = found["angle du tournasin"]
    assert (angle["value"], angle["unitCode"]) == (32.5, "DD")
    assert (angle["minValue"], angle["maxValue"]) == (30.5, 34.5)
    assert found["hauteur"]["unitCode"] == "MMT"
    assert found["hauteur"]["value"] == pytest.approx(160)
    assert found["côté"]["value"] == 1.0  # on the 3D model


def test_the_gesture_is_a_procedure_and_an_activity_in_phases(graph, module):
    procedure = URIRef(module.full_url)
    assert (procedure, RDF.type, CRM.E29_Design_or_Procedure) in graph
    activity = graph.value(procedure, CRM.P33i_was_used_by)
    parts = set(graph.objects(activity, CRM.P9_consists_of))
    phases = [part for part in parts if (part, RDF.type, CRM.E7_Activity) in graph]
    assert len(phases) == 2
    for phase in phases:
        step = graph.value(phase, CRM.P33_used_specific_technique)
        assert (step, RDF.type, SCHEMA.HowToStep) in graph
    assert len(list(graph.subjects(RDF.type, CRM.E16_Measurement))) == 5
    assert graph.value(activity, CRM.P32_used_general_technique)
    assert graph.value(activity, CRM.P126_employed)


def test_every_word_of_cidoc_crm_exists(graph):
    used = {term for triple in graph for term in triple if str(term).startswith(str(CRM))}
    names = {str(term).removeprefix(str(CRM)) for term in used}
    assert names and names <= CLASSES | PROPERTIES


def test_no_secret_leaves(document):
    assert SECRET not in json.dumps(document, ensure_ascii=False)

"""Phases and shapes leave as Web Annotations that expand, by the W3C's own context, to its model.

No package carries the W3C's JSON schemas: rdflib expands, and what the model says that each
annotation must have is checked here on the graph, not on the text.
"""

import json
import re
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DC

from tests.factories.modules import SECRET

pytestmark = pytest.mark.django_db
OA, AS = Namespace("http://www.w3.org/ns/oa#"), Namespace("http://www.w3.org/ns/activitystreams#")
OFFICIAL = json.loads((Path(__file__).parent / "contexts/anno.jsonld").read_text("utf-8"))


def expanded(document):
    """Return the graph of a document, its context found here rather than on the network."""
    assert document["@context"] == "http://www.w3.org/ns/anno.jsonld"
    data = {**document, "@context": OFFICIAL["@context"]}
    return Graph().parse(data=json.dumps(data), format="json-ld")


@pytest.fixture
def document(module, fetch):
    return fetch(module, "annotations.jsonld").json()


@pytest.fixture
def graph(document):
    return expanded(document)


def test_no_name_is_lost_when_the_context_is_applied(document, graph):
    """A misspelt property would not be in the graph: as many typed nodes as in the text."""
    written = len(re.findall(r'"type": ', json.dumps(document)))
    publishers = json.dumps(document).count('"Organization"')  # one node, named many times
    assert len(set(graph.triples((None, RDF.type, None)))) == written - publishers + 1
    wrong = json.loads(json.dumps(document).replace('"selector"', '"selectors"'))
    assert not isomorphic(expanded(wrong), graph)


def test_every_annotation_has_its_body_target_and_motivation(graph):
    found = list(graph.subjects(RDF.type, OA.Annotation))
    assert len(found) == 2 + 10 + 1 + 1  # phases, shapes on the film, the image and the model
    for annotation in found:
        assert isinstance(annotation, URIRef)
        assert graph.value(annotation, OA.motivatedBy) == OA.describing
        assert list(graph.objects(annotation, OA.hasTarget))
        for body in graph.objects(annotation, OA.hasBody):
            assert graph.value(body, RDF.type) == OA.TextualBody
            assert graph.value(body, RDF.value) and graph.value(body, DC.format)


def test_the_collection_counts_its_annotations(graph, document):
    (collection,) = graph.subjects(RDF.type, AS.OrderedCollection)
    page = graph.value(collection, AS.first)
    listed = list(graph.items(graph.value(page, AS.items)))
    assert int(graph.value(collection, AS.totalItems)) == len(listed) == 14


def test_selectors_are_media_fragments_and_svg(graph):
    moments = list(graph.subjects(RDF.type, OA.FragmentSelector))
    for moment in moments:
        assert re.fullmatch(r"t=[\d.]+,[\d.]+", str(graph.value(moment, RDF.value)))
    drawn = list(graph.subjects(RDF.type, OA.SvgSelector))
    assert len(drawn) > 10 and all(
        str(graph.value(svg, RDF.value)).startswith('<svg xmlns="http://www.w3.org/2000/svg"')
        for svg in drawn
    )


def test_a_shape_that_moves_has_a_place_for_each_keyframe(document):
    rows = document["first"]["items"]
    moved = next(row for row in rows if "hauteur" in json.dumps(row["body"]))
    fragments = [target["selector"]["value"] for target in moved["target"]]
    assert fragments == ["t=0,0.2", "t=0.2,0.4"]
    assert "M 64 36 L 192 36" in moved["target"][0]["selector"]["refinedBy"]["value"]
    assert "M 64 54 L 192 54" in moved["target"][1]["selector"]["refinedBy"]["value"]


def test_a_measure_says_its_unit_and_its_uncertainty(document):
    rows = {row["id"].rpartition("/")[2]: row for row in document["first"]["items"]}
    told = json.loads(rows["shape-1-2"]["body"][1]["value"])
    assert told == {"kind": "angle", "value": 32.5, "unit": "°", "ucum": "deg", "tolerance": 2,
                    "standardUncertainty": 0.8}  # fmt: skip
    computed = json.loads(rows["shape-1-1"]["body"][1]["value"])
    assert computed["value"] == pytest.approx(160) and computed["standardUncertainty"] > 0


def test_no_secret_leaves(document):
    assert SECRET not in json.dumps(document, ensure_ascii=False)

"""`manage.py load_territory`: any French department, without duplicates."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from cms.taxonomy.loading.outlines import Shape, middle
from cms.taxonomy.loading.territory import load_department
from cms.taxonomy.models import Commune, Department, Intercommunality
from cms.taxonomy.outline import outline_drawing

pytestmark = pytest.mark.django_db


def test_tarn_et_garonne_is_complete_and_loads_twice_without_a_change():
    report = load_department("82")
    assert (report["created"], report["inhabitants"]) == (195, 265_817)
    assert Intercommunality.objects.count() == 10
    assert Department.objects.get(pk="82").region == "Occitanie"

    montauban = Commune.objects.get(insee="82121")
    assert montauban.intercommunality.name == "CA Grand Montauban"
    assert (montauban.latitude, montauban.longitude) == pytest.approx((44.016, 1.353), abs=0.01)
    assert "82000" in montauban.postal_codes

    outlines = Commune.objects.values_list("outline", flat=True)
    assert all(outlines)
    assert len(json.dumps(list(outlines), separators=(",", ":"))) < 200_000
    assert load_department("82")["unchanged"] == 195


def test_another_department_with_a_letter_in_its_code_loads_too():
    out = io.StringIO()
    call_command("load_territory", department="2a", stdout=out)
    assert "124 créées" in out.getvalue()
    assert Commune.objects.get(insee="2A004").name == "Ajaccio"
    assert not Commune.objects.filter(latitude=None).exists()


def test_an_unknown_department_is_refused_with_a_sentence():
    with pytest.raises(CommandError, match="Il n’y a pas de département « 99 » en France"):
        call_command("load_territory", department="99")


def test_a_missing_package_is_said_in_one_sentence(settings, tmp_path):
    settings.NODE_MODULES = tmp_path
    with pytest.raises(CommandError, match="npm ci"):
        call_command("load_territory", department="82")


def test_a_commune_without_a_town_hall_is_placed_in_the_middle_of_its_largest_part():
    square = [[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]
    islet = [[9, 9], [9.1, 9], [9.1, 9.1], [9, 9]]
    outline = {"type": "MultiPolygon", "coordinates": [[islet], [square]]}
    assert middle(outline) == (1, 1)
    assert Shape(None, outline).point == (1, 1)
    assert Shape((44.0, 1.0), outline).point == (44.0, 1.0)


def test_an_outline_is_drawn_north_up():
    triangle = [[1.0, 44.0], [1.2, 44.0], [1.1, 44.2], [1.0, 44.0]]
    drawing = outline_drawing({"type": "Polygon", "coordinates": [triangle]})
    assert drawing["path"].startswith("M0.0 200.0L")
    assert " 0.0L" in drawing["path"]

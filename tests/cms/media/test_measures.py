"""What pages show of a derived media comes from its folder, once."""

import pytest
from django.core.files.storage import default_storage
from django.utils.translation import override

from cms.media.measures import Measures, measures_of
from tests.factories.derived import derived_model
from tests.factories.media import Model3DFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("size", "labels"),
    [
        ((4.32, 9.12, 4.3), ["4,32\u00a0m", "9,12\u00a0m", "4,30\u00a0m"]),
        ((0.1862, 0.0723, 0.4472), ["18,6\u00a0cm", "7,2\u00a0cm", "44,7\u00a0cm"]),
        ((0.012, 0.003, 0.0351), ["12\u00a0mm", "3\u00a0mm", "35\u00a0mm"]),
        ((0.0, 0.0, 0.0), []),
        ((), []),
    ],
)
def test_a_size_is_said_in_the_unit_that_fits_its_largest_side(size, labels):
    with override("fr"):
        assert Measures(size).labels == labels


def test_a_model_says_its_box_and_the_weight_of_its_levels():
    model = derived_model(side=110)
    measures = model.measures
    assert measures.size[0] == pytest.approx(1, abs=0.001)
    path = f"{model.published}/full.glb"
    assert measures.full_bytes == default_storage.size(path)
    assert model.light_url.endswith("/20k.glb")


def test_a_light_model_has_no_lighter_level():
    model = derived_model(side=20)
    assert model.light_url == ""


def test_measures_are_read_once_and_without_the_database(django_assert_num_queries):
    model = derived_model(side=20)
    with django_assert_num_queries(0):
        first = model.measures
        default_storage.delete(f"{model.published}/model.json")
        assert model.measures == first


def test_a_model_that_is_not_derived_or_lost_its_figures_is_shown_without_them():
    model = Model3DFactory()
    assert model.measures.sentence == "" and model.light_url == ""
    assert measures_of("derived/nothing").sentence == ""

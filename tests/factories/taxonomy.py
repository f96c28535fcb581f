"""Concepts and communes for tests."""

import factory
from factory.django import DjangoModelFactory

from cms.taxonomy.models import (
    Action,
    Commune,
    Department,
    Intercommunality,
    Material,
    SavoirFaire,
    Tool,
    Trade,
)


class DepartmentFactory(DjangoModelFactory):
    """Tarn-et-Garonne."""

    class Meta:
        model = Department
        django_get_or_create = ["code"]

    code = "82"
    name = "Tarn-et-Garonne"
    region = "Occitanie"


class IntercommunalityFactory(DjangoModelFactory):
    """Grand Montauban."""

    class Meta:
        model = Intercommunality
        django_get_or_create = ["siren"]

    siren = "248200099"
    name = "CA Grand Montauban"
    kind = "CA"


class CommuneFactory(DjangoModelFactory):
    """A commune whose outline is a square around its town hall, one hundredth of a degree wide."""

    class Meta:
        model = Commune
        django_get_or_create = ["insee"]

    insee = factory.Sequence(lambda n: f"82{n + 500:03d}")
    name = factory.Sequence(lambda n: f"Commune {n}")
    slug = factory.LazyAttribute(lambda commune: f"commune-{commune.insee}")
    department = factory.SubFactory(DepartmentFactory)
    intercommunality = factory.SubFactory(IntercommunalityFactory)
    population = 1200
    postal_codes = factory.LazyFunction(lambda: ["82000"])
    latitude = 44.0161
    longitude = 1.3526

    @factory.lazy_attribute
    def outline(self):
        """A square, counter-clockwise from its south-west corner."""
        if self.latitude is None:
            return None
        south, west = self.latitude - 0.005, self.longitude - 0.005
        north, east = self.latitude + 0.005, self.longitude + 0.005
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        return {"type": "Polygon", "coordinates": [ring]}


class ConceptFactory(DjangoModelFactory):
    class Meta:
        abstract = True
        django_get_or_create = ["code"]


class TradeFactory(ConceptFactory):
    class Meta:
        model = Trade

    code = factory.Sequence(lambda n: f"TT{n:03d}")
    label_fr = factory.Sequence(lambda n: f"métier {n}")
    sector = "building"


class ActionFactory(ConceptFactory):
    class Meta:
        model = Action

    code = factory.Sequence(lambda n: f"TA{n:03d}")
    label_fr = factory.Sequence(lambda n: f"action {n}")


class MaterialFactory(ConceptFactory):
    class Meta:
        model = Material

    code = factory.Sequence(lambda n: f"TM{n:03d}")
    label_fr = factory.Sequence(lambda n: f"matière {n}")


class ToolFactory(ConceptFactory):
    class Meta:
        model = Tool

    code = factory.Sequence(lambda n: f"TO{n:03d}")
    label_fr = factory.Sequence(lambda n: f"outil {n}")


class SavoirFaireFactory(ConceptFactory):
    class Meta:
        model = SavoirFaire

    code = factory.Sequence(lambda n: f"TSF{n:03d}")
    label_fr = factory.Sequence(lambda n: f"savoir-faire {n}")

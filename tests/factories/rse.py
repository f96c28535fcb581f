"""Practices of social responsibility for tests."""

import datetime

import factory
from factory.django import DjangoModelFactory

from plugins.rse.models import Practice, RseItem


def item(code):
    """The RSE item called `code` ("6.5.3"), which the migrations loaded."""
    return RseItem.objects.get(code=code)


class PracticeFactory(DjangoModelFactory):
    """Something an artisan agreed to show; `items` are codes, pollution by default."""

    class Meta:
        model = Practice
        skip_postgeneration_save = True

    text = factory.Sequence(lambda n: f"Nous trions nos chutes de bois, lot {n}.")
    level = "in_progress"
    source = "visit"
    noted_on = datetime.date(2026, 3, 12)
    agreed = True
    agreed_on = factory.LazyAttribute(lambda p: datetime.date(2026, 3, 12) if p.agreed else None)

    @factory.post_generation
    def items(self, create, extracted, **kwargs):
        if create:
            self.items.set([item(code) for code in extracted or ["6.5.3"]])

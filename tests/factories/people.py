"""Accounts and organisations for tests."""

import factory
from factory.django import DjangoModelFactory

from cms.people.models import Organisation, User


class UserFactory(DjangoModelFactory):
    """An account without any role."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"personne{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    password = factory.django.Password("mot-de-passe-de-test")

    @factory.post_generation
    def role(self, create, extracted, **kwargs):
        """`role="communication"` puts the account in the group of that role."""
        if create and extracted:
            from cms.people.roles import group_of

            self.groups.add(group_of(extracted))


class OrganisationFactory(DjangoModelFactory):
    """A partner of the chamber."""

    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Association {n}")
    slug = factory.Sequence(lambda n: f"association-{n}")
    kind = "association"

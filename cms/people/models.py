"""Accounts and the organisations they work for."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser, Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index


class User(AbstractUser):
    """A person with an account; signs in with an e-mail address."""

    email = models.EmailField(
        _("e-mail address"), unique=True, error_messages={"unique": _("This address is taken.")}
    )

    class Meta(AbstractUser.Meta):
        verbose_name, verbose_name_plural = _("user"), _("users")

    def __str__(self) -> str:
        return self.get_full_name() or self.email


class OrganisationKind(models.TextChoices):
    CHAMBER = "chamber", _("Chamber")
    LOCAL_AUTHORITY = "local_authority", _("Local authority")
    MUSEUM = "museum", _("Museum")
    ASSOCIATION = "association", _("Association")
    SCHOOL = "school", _("School")
    NETWORK = "network", _("Network")
    OTHER = "other", _("Other")


class Organisation(index.Indexed, models.Model):
    """A partner of the chamber; its members edit only what belongs to it.

    `group` holds their permissions: it is made with the organisation and deleted with it.
    """

    name = models.CharField(_("name"), max_length=160, unique=True)
    slug = models.SlugField(unique=True, max_length=80)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices)
    description = models.TextField(_("description"), blank=True)
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    members = models.ManyToManyField(
        User, verbose_name=_("members"), blank=True, related_name="organisations"
    )
    group = models.OneToOneField(
        Group, null=True, editable=False, on_delete=models.PROTECT, related_name="organisation"
    )

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name, verbose_name_plural = _("organisation"), _("organisations")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

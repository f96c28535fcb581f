"""Accounts and the organisations they work for."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, Group, UserManager
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection
from wagtail.search import index


class AccountManager(UserManager["User"]):
    """Makes accounts from an e-mail address; a user name is never needed."""

    def create_user(
        self,
        username: str | None = None,
        email: str | None = None,
        password: Any = None,
        **more: Any,
    ) -> User:
        return super().create_user(username or email or "", email, password, **more)

    def create_superuser(
        self,
        username: str | None = None,
        email: str | None = None,
        password: Any = None,
        **more: Any,
    ) -> User:
        return super().create_superuser(username or email or "", email, password, **more)


class User(AbstractUser):
    """A person with an account; signs in with an e-mail address, kept in lower case."""

    email = models.EmailField(
        _("e-mail address"), unique=True, error_messages={"unique": _("This address is taken.")}
    )

    objects = AccountManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta(AbstractUser.Meta):
        verbose_name, verbose_name_plural = _("user"), _("users")  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def clean(self) -> None:
        super().clean()
        self.email = self.email.lower()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the address in lower case; the unused user name is the address."""
        self.email = self.email.lower()
        self.username = self.username or self.email[:150]
        super().save(*args, **kwargs)


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

    `group` holds their permissions: it is made with the organisation, as is the collection of its
    media (found by those permissions: the tables of Wagtail come after the accounts).
    """

    name = models.CharField(_("name"), max_length=160, unique=True)
    slug = models.SlugField(unique=True, max_length=80, blank=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices)
    description = models.TextField(_("description"), blank=True)
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    media_quota = models.PositiveIntegerField(
        _("room for media (MB)"), null=True, blank=True,
        help_text=_("How much its members may keep in the library. Empty: as for everybody."),
    )  # fmt: skip
    members = models.ManyToManyField(
        User, verbose_name=_("members"), blank=True, related_name="organisations",
        help_text=_("They write the programmes of the organisation; moderators publish."),
    )  # fmt: skip
    group = models.OneToOneField(
        Group, null=True, editable=False, on_delete=models.PROTECT, related_name="organisation"
    )

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name, verbose_name_plural = _("organisation"), _("organisations")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def collection(self) -> Collection | None:
        """The collection that holds the media of this organisation."""
        return Collection.objects.filter(group_permissions__group=self.group).first()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with a slug that never changes: it names the group of the organisation."""
        self.slug = self.slug or free_slug(self.name)
        super().save(*args, **kwargs)


def free_slug(name: str) -> str:
    """Return a slug for `name` that no organisation has yet."""
    base = slugify(name)[:70] or "organisation"
    taken = set(Organisation.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{n}" for n in range(2, len(taken) + 3))
    return next(slug for slug in [base, *numbered] if slug not in taken)

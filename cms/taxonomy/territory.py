"""Territory: commune < intercommunality < department (codes of INSEE and SIREN)."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.search import index


class Department(models.Model):
    """A French department, by its INSEE code ("82", "2A", "974")."""

    code = models.CharField(_("code"), max_length=3, primary_key=True)
    name = models.CharField(_("name"), max_length=80)
    region = models.CharField(_("region"), max_length=80, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = _("department"), _("departments")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Intercommunality(models.Model):
    """A group of communes (EPCI), by its SIREN; it may spread over several departments."""

    siren = models.CharField(_("SIREN"), max_length=9, primary_key=True)
    name = models.CharField(_("name"), max_length=160)
    kind = models.CharField(_("kind"), max_length=8, blank=True, help_text=_("CC, CA, CU or ME"))

    class Meta:
        verbose_name, verbose_name_plural = _("intercommunality"), _("intercommunalities")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Commune(index.Indexed, models.Model):
    """A commune: INSEE code, population, position of its town hall (WGS 84) and outline."""

    insee = models.CharField(_("INSEE code"), max_length=5, primary_key=True)
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(max_length=80)
    department = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="communes")
    intercommunality = models.ForeignKey(
        Intercommunality, null=True, blank=True, on_delete=models.SET_NULL, related_name="communes"
    )
    population = models.PositiveIntegerField(_("population"), default=0)
    postal_codes = models.JSONField(_("postal codes"), default=list, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    outline = models.JSONField(_("outline"), null=True, blank=True)

    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("insee"),
        index.AutocompleteField("insee"),
        index.FilterField("name"),
        index.FilterField("population"),
        index.FilterField("department_id"),
        index.FilterField("intercommunality_id"),
    ]

    class Meta:
        verbose_name, verbose_name_plural = _("commune"), _("communes")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the permanent address of this commune."""
        return reverse("taxonomy:commune", args=[self.insee])

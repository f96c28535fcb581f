"""Which plugins each site has switched off, as data."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from .forms import SitePluginsForm


@register_setting(icon="cogs", order=20)
class SitePlugins(BaseSiteSetting):
    """The plugins that one site has switched off, by label; installed is not enabled."""

    disabled = models.JSONField(_("extensions switched off"), default=list, blank=True)

    base_form_class = SitePluginsForm
    panels = [FieldPanel("enabled", heading=_("Extensions of this site"))]

    class Meta:
        verbose_name = _("extensions")

    def __str__(self) -> str:
        return f"{self.site}: {', '.join(self.disabled) or '-'}"


def disabled_plugins(site: Any) -> frozenset[str]:
    """Return the labels switched off for `site`; one query, then kept on the site object."""
    if not hasattr(site, "_disabled_plugins"):
        disabled = SitePlugins.objects.filter(site=site).values_list("disabled", flat=True)
        site._disabled_plugins = frozenset(next(iter(disabled), []))
    return site._disabled_plugins

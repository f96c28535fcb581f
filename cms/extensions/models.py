"""Which plugins each site has switched off, as data."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="cogs")
class SitePlugins(BaseSiteSetting):
    """The plugins that one site has switched off, by label; installed is not enabled."""

    disabled = models.JSONField(_("plugins switched off"), default=list, blank=True)

    class Meta:
        verbose_name = _("plugins")

    def __str__(self) -> str:
        return f"{self.site}: {', '.join(self.disabled) or '-'}"


def disabled_plugins(site: Any) -> frozenset[str]:
    """Return the labels switched off for `site`; one query, then kept on the site object."""
    if not hasattr(site, "_disabled_plugins"):
        disabled = SitePlugins.objects.filter(site=site).values_list("disabled", flat=True)
        site._disabled_plugins = frozenset(next(iter(disabled), []))
    return site._disabled_plugins

"""Which plugins each site has switched off, as data."""

from typing import Any

from django.core.cache import cache
from django.db import models, transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from .forms import SitePluginsForm

KEPT_FOR = 60 * 60 * 24


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
    """Return the labels switched off for `site`; in the cache, then kept on the site object."""
    if not hasattr(site, "_disabled_plugins"):
        known = cache.get_or_set(_key(site.pk), lambda: _disabled(site.pk), KEPT_FOR)
        site._disabled_plugins = frozenset(known or [])
    return site._disabled_plugins


def _disabled(site_id: int) -> list[str]:
    found = SitePlugins.objects.filter(site=site_id).values_list("disabled", flat=True)
    return next(iter(found), [])


def _key(site_id: int) -> str:
    return f"plugins-switched-off-{site_id}"


@receiver([post_save, post_delete], sender=SitePlugins)
def forget_disabled(instance: SitePlugins, **_kwargs: Any) -> None:
    """What is switched off changed: read it again, once the change is there for everybody."""
    cache.delete(_key(instance.site_id))
    transaction.on_commit(lambda: cache.delete(_key(instance.site_id)))

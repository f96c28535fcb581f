"""How a site treats what artisans change themselves."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="user")
class ArtisanSettings(BaseSiteSetting):
    """Whether the changes of artisans appear at once or wait for the moderation."""

    direct_publication = models.BooleanField(
        _("changes of artisans appear at once"),
        default=True,
        help_text=_(
            "Unticked, each change waits until a moderator approves it. Protected titles and labels"
            " are never in the hands of artisans."
        ),
    )

    panels = [FieldPanel("direct_publication")]

    class Meta:
        verbose_name = _("artisans' own space")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

"""Who made a work and what others may do with it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .licences import Licence, url_of


class Rights(models.Model):
    """The credit and the licence of a work."""

    credit = models.CharField(
        _("credit"), max_length=255, blank=True, help_text=_("Who made it, as it must be written.")
    )
    licence = models.CharField(
        _("licence"), max_length=20, choices=Licence.choices, default=Licence.CC_BY
    )

    class Meta:
        abstract = True

    @property
    def licence_url(self) -> str:
        return url_of(self.licence)

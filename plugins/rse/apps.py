from django.utils.translation import gettext_lazy as _

from cms.extensions import Plugin


class RsePlugin(Plugin):
    """Stub."""

    name = "plugins.rse"
    label = "plugin_rse"
    verbose_name = _("Rse")
    api = (1, 0)

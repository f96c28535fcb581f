from django.utils.translation import gettext_lazy as _

from cms.extensions import Plugin


class MapPlugin(Plugin):
    """Stub."""

    name = "plugins.map"
    label = "plugin_map"
    verbose_name = _("Map")
    api = (1, 0)

"""The contract between the core and its plugins. Knows only Django and Wagtail.

A plugin needs one import: `from cms.extensions import Plugin`.
"""

from .contributor import Contributor
from .plugin import API, Plugin, installed_plugins, plugin_of

__all__ = ["API", "Contributor", "Plugin", "installed_plugins", "plugin_of"]

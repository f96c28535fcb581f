"""The contract between the core and its plugins. Knows only Django and Wagtail.

A plugin needs one import: `from cms.extensions import Plugin`.
"""

from .plugin import API, Contributor, Plugin, installed_plugins

__all__ = ["API", "Contributor", "Plugin", "installed_plugins"]

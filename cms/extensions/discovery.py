"""Plugins that were installed with pip, found through their entry point."""

from importlib.metadata import entry_points

GROUP = "artisanumerique.plugins"


def found_plugins() -> list[str]:
    """Return the dotted paths of the plugin classes installed beside this site, sorted.

    INSTALLED_APPS must name the class: with two configurations in a module Django picks neither.
    A path that cannot be imported stops the start-up in Django; nothing is skipped in silence.
    """
    return sorted({found.value.replace(":", ".") for found in entry_points(group=GROUP)})

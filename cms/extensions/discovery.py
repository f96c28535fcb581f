"""Which plugins are installed, and a clear stop when one of them cannot be loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import entry_points

from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

GROUP = "artisanumerique.plugins"


def found_plugins() -> list[str]:
    """Return the dotted paths of the plugin classes installed with pip, sorted.

    INSTALLED_APPS must name the class: with two configurations in a module Django picks neither.
    """
    return sorted({found.value.replace(":", ".") for found in entry_points(group=GROUP)})


def check_plugins(paths: Iterable[str]) -> None:
    """Raise ImproperlyConfigured for a plugin that cannot be imported or is not a Plugin."""
    from .plugin import Plugin

    for path in paths:
        with clear_import_errors(path):
            found = import_string(path)
        if not (isinstance(found, type) and issubclass(found, Plugin)):
            raise ImproperlyConfigured(
                f"Plugin {path} is not a subclass of cms.extensions.Plugin: name its class in the "
                f"entry point {GROUP!r}."
            )


@contextmanager
def clear_import_errors(name: str) -> Iterator[None]:
    """Turn a broken import of the plugin `name` into one sentence; its cause stays attached."""
    try:
        yield
    except (ImportError, SyntaxError, NameError) as error:
        raise ImproperlyConfigured(
            f"Plugin {name} cannot be loaded: {error}. Repair or uninstall it; "
            "a broken plugin is never skipped in silence."
        ) from error

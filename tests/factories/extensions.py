"""A plugin that lives only as long as a test."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from cms import extensions
from cms.extensions import Contributor, Plugin, points


class PassingPlugin(Plugin):
    """Contributes what a test gives it, then is forgotten."""

    name = "cms.extensions"
    label = "plugin_passing"
    verbose_name = "Passing"
    api = extensions.API


@contextmanager
def passing_plugin(contribute: Callable[[Contributor], None]) -> Iterator[Plugin]:
    """Contribute for the time of a `with`: nothing is installed, and nothing is left."""
    plugin = PassingPlugin("cms.extensions", extensions)
    try:
        contribute(Contributor(plugin))
        yield plugin
    finally:
        for point in points.ALL:
            point.forget(plugin)

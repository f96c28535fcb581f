import pytest
from django.core.exceptions import ImproperlyConfigured

from cms.extensions import API, Plugin
from cms.extensions.discovery import check_plugins, found_plugins
from cms.extensions.plugin import plugin_of
from tests.factories.extensions import PassingPlugin, passing_plugin


def test_an_entry_point_that_is_no_plugin_is_refused():
    with pytest.raises(ImproperlyConfigured, match="not a subclass"):
        check_plugins(["cms.pages.apps.PagesConfig"])


def test_a_plugin_that_cannot_be_imported_is_refused_with_its_name():
    with pytest.raises(ImproperlyConfigured, match="Plugin gone.apps.Gone cannot be loaded"):
        check_plugins(["gone.apps.Gone"])


def test_an_entry_point_found_twice_counts_once(monkeypatch):
    class Found:
        value = "plugin_x.apps:X"

    monkeypatch.setattr("cms.extensions.discovery.entry_points", lambda group: [Found, Found])
    assert found_plugins() == ["plugin_x.apps.X"]


@pytest.mark.parametrize("label", ["map", "plugin_", "plugin_Map", "plugins_map", "plugin-map"])
def test_a_label_that_is_no_plugins_label_is_refused(label):
    import cms.extensions

    wrong = type("Wrong", (PassingPlugin,), {"label": label})
    with pytest.raises(ImproperlyConfigured):
        wrong("cms.extensions", cms.extensions)


@pytest.mark.parametrize("api", [(API[0] + 1, 0), (API[0], API[1] + 1), "1.0", None])
def test_another_contract_is_refused(api):
    import cms.extensions

    wrong = type("Wrong", (PassingPlugin,), {"api": api})
    with pytest.raises(ImproperlyConfigured, match="contract"):
        wrong("cms.extensions", cms.extensions)


def test_a_block_name_that_could_not_be_stored_is_refused():
    with (
        pytest.raises(ImproperlyConfigured, match="lower-case"),
        passing_plugin(lambda core: core.stream_block("body", "My Block", list)),
    ):
        pass


def test_contributing_again_adds_nothing_twice():
    with passing_plugin(lambda core: None) as plugin:
        plugin.contribute = lambda core: core.template("a.slot", "a.html")
        plugin.ready()
        plugin.ready()
        assert len(plugin.contributions()) == 1


def test_the_owner_of_a_model_is_known():
    from cms.pages.models import ContentPage

    assert plugin_of(ContentPage) is None
    assert issubclass(PassingPlugin, Plugin)

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission

from cms.extensions.forms import additions
from cms.extensions.models import SitePlugins, disabled_plugins
from tests.factories.extensions import passing_plugin
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def address(site):
    return f"/admin/settings/extensions/siteplugins/{site.pk}/"


@pytest.fixture
def allowed(client):
    """Someone who may only enter the back office and change the extensions."""
    user = UserFactory()
    names = ["access_admin", "change_siteplugins"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_every_plugin_is_a_checked_box_with_its_description(allowed, site):
    soup = BeautifulSoup(allowed.get(address(site)).content, "html.parser")
    boxes = soup.select("input[name=enabled][type=checkbox]")
    assert {box["value"] for box in boxes} >= {"plugin_map", "plugin_rse"}
    assert all(box.has_attr("checked") for box in boxes)
    assert all(soup.find(id=box["aria-describedby"]) for box in boxes)


def test_unchecking_a_plugin_switches_it_off_for_this_site_only(allowed, site, home):
    other = type(site).objects.create(hostname="other.example", root_page=home)
    assert allowed.post(address(site), {"enabled": ["plugin_map"]}).status_code == 302
    assert "plugin_rse" in disabled_plugins(site) and "plugin_map" not in disabled_plugins(site)
    assert disabled_plugins(other) == frozenset()


def test_what_a_missing_plugin_had_switched_off_stays_so(allowed, site):
    SitePlugins.objects.create(site=site, disabled=["plugin_gone"])
    allowed.post(address(site), {"enabled": ["plugin_map", "plugin_rse"]})
    assert "plugin_gone" in SitePlugins.objects.get().disabled


def test_an_unknown_plugin_is_refused_with_a_sentence(allowed, site):
    answer = allowed.post(address(site), {"enabled": ["plugin_forged"]})
    assert answer.status_code == 200 and answer.context["form"].errors["enabled"]


def test_the_switches_are_closed_to_those_without_the_permission(client, site):
    user = UserFactory()
    user.user_permissions.set(Permission.objects.filter(codename="access_admin"))
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(address(site)).status_code == 302
    assert client.post(address(site), {"enabled": []}).status_code == 302
    assert not SitePlugins.objects.exists()


def test_what_a_plugin_adds_is_said_in_plain_words():
    class Layer:
        label = "Ateliers"

    def contribute(core):
        core.map_layer(Layer)
        core.template("a.slot", "a.html", label="Le plan, à côté")
        core.template("b.slot", "b.html", label="Le plan, à côté")

    with passing_plugin(contribute) as plugin:
        found = [(str(phrase), names) for phrase, names in additions(plugin)]
    assert ("Des calques sur la carte", ["Ateliers"]) in found
    assert ("Des parties de pages publiques", ["Le plan, à côté"]) in found

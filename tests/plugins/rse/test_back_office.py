import datetime

import pytest
from django.utils import timezone

from cms.extensions.models import SitePlugins
from cms.people.roles import sync_roles
from plugins.rse.models import Practice
from tests.factories.artisans import make_artisan, make_index
from tests.factories.people import UserFactory
from tests.factories.rse import PracticeFactory, item

pytestmark = pytest.mark.django_db

LIST = "/admin/snippets/plugin_rse/practice/"
ADD = f"{LIST}add/"


@pytest.fixture
def artisan(home):
    return make_artisan(make_index(home), title="Briqueterie", slug="briqueterie")


@pytest.fixture
def signed_in(client):
    def sign_in(role):
        sync_roles()
        client.force_login(
            UserFactory(role=role), backend="django.contrib.auth.backends.ModelBackend"
        )
        return client

    return sign_in


def story(artisan, **changes):
    return {
        "artisan": artisan.pk,
        "text": "Nous cuisons moins souvent, à four plein.",
        "level": "in_progress",
        "source": "visit",
        "noted_on": "2026-03-12",
        "items": [item("6.5.4").pk, item("ressources-durables").pk],
        "direction": "both",
        **changes,
    }


def test_an_adviser_notes_a_practice(signed_in, artisan):
    answer = signed_in("adviser").post(ADD, story(artisan))
    assert answer.status_code == 302
    practice = Practice.objects.get()
    assert not practice.agreed and practice.items.count() == 2


def test_an_agreement_given_during_the_visit_is_dated(signed_in, artisan):
    signed_in("adviser").post(ADD, story(artisan, agreed="on"))
    assert Practice.objects.get().agreed_on == timezone.localdate()


def test_what_is_missing_is_said_beside_the_field_and_nothing_is_lost(signed_in, artisan):
    answer = signed_in("adviser").post(ADD, story(artisan, items=[], level=""))
    form = answer.context["form"]
    assert form.errors["items"] == ["Choisissez au moins un sujet."] and form.errors["level"]
    assert "à four plein" in answer.content.decode()


@pytest.mark.parametrize("role", ["partner", "artisan", None])
def test_the_other_roles_do_not_note_practices(signed_in, artisan, role):
    assert signed_in(role).post(ADD, story(artisan)).status_code == 302
    assert not Practice.objects.exists()


def test_the_adviser_edits_practices_and_not_the_items(signed_in, artisan):
    practice = PracticeFactory(artisan=artisan, agreed=False)
    client = signed_in("adviser")
    assert client.get(f"{LIST}edit/{practice.pk}/").status_code == 200
    assert client.get("/admin/snippets/plugin_rse/rseitem/").status_code == 302


def test_the_list_is_filtered_and_searched(signed_in, artisan):
    PracticeFactory(artisan=artisan, text="Le four à bois", items=["6.5.4"])
    PracticeFactory(artisan=artisan, text="Les apprentis", items=["6.4.7"], agreed=False)
    client = signed_in("adviser")

    def found(**query):
        answer = client.get(LIST, query)
        return [practice.text for practice in answer.context["page_obj"]]

    assert found(agreed="false") == ["Les apprentis"]
    assert found(item=item("6.5").pk) == ["Le four à bois"]
    assert found(q="apprentis") == ["Les apprentis"]
    assert found(q="Briqueterie", source="label") == []


def test_the_items_are_grouped_under_their_part(signed_in, artisan):
    html = signed_in("adviser").get(ADD).content.decode()
    assert "ISO 26000" in html and html.count('<fieldset class="rse-items__part"') == 9


def test_the_card_counts_the_month_and_what_waits(signed_in, artisan):
    PracticeFactory(artisan=artisan, noted_on=timezone.localdate())
    long_ago = timezone.localdate() - datetime.timedelta(days=200)
    PracticeFactory(artisan=artisan, noted_on=long_ago, agreed=False)
    html = signed_in("adviser").get("/admin/").content.decode()
    assert "1 pratique relevée ce mois-ci" in html
    assert "1 pratique en attente de l’accord de l’artisan" in html


def test_the_card_is_not_for_those_who_cannot_see_practices(signed_in, artisan):
    assert "panel-rse-practices" not in signed_in("partner").get("/admin/").content.decode()


def test_the_card_goes_with_the_plugin(signed_in, artisan, site):
    SitePlugins.objects.create(site=site, disabled=["plugin_rse"])
    assert "panel-rse-practices" not in signed_in("adviser").get("/admin/").content.decode()

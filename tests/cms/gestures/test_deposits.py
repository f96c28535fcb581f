"""Partners and artisans send gestures: a draft for the moderators, a state and e-mails for them.

Over 300 lines: one path, followed from the first answer to the last e-mail.
"""

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Revision

from cms.gestures.models import Deposit, GesturePage
from cms.media.models import Film
from cms.media.sending.uploads import Upload, UploadState
from tests.factories.artisans import make_artisan, make_index
from tests.factories.gestures import GestureIndexPageFactory
from tests.factories.media import film_bytes
from tests.factories.people import UserFactory
from tests.factories.sending import BYTES, TUS, metadata
from tests.factories.taxonomy import ActionFactory, MaterialFactory, ToolFactory, TradeFactory

pytestmark = pytest.mark.django_db
NEW = "/deposer/"


@pytest.fixture
def potter(client, home):
    """An artisan signed in, whose workshop is known, before a repertory that knows three words."""
    home.index = GestureIndexPageFactory(parent=home)
    ActionFactory(label_fr="tourner", alt_labels_fr=["monter au tour"])
    MaterialFactory(label_fr="argile")
    ToolFactory(label_fr="tour de potier")
    user = UserFactory(first_name="Aline", email="aline@example.org")
    trades = [TradeFactory(label_fr="potier")]
    make_artisan(make_index(home), owner=user, trades=trades, title="Terre de l'Ère")
    client.force_login(user)
    return client


@pytest.fixture
def moderator(home):
    """The staff who read what is sent."""
    return UserFactory(is_superuser=True, email="chambre@example.org")


def answers(**changed):
    """Return what the form posts, with a film beside it."""
    said = {
        "film": SimpleUploadedFile("tour.mp4", film_bytes(), "video/mp4"),
        "action": "Tourner",
        "material": "Argile",
        "state": "wet",
        "tool": "Tour de potier",
        "description": "La terre monte entre les doigts.",
        "filmed": "nobody",
        "agreed": "site",
        "licence": "CC-BY-4.0",
    }
    return {name: value for name, value in {**said, **changed}.items() if value is not None}


def send(client, **changed):
    return client.post(NEW, answers(**changed))


def text_of(response) -> str:
    return response.content.decode()


def test_a_stranger_is_asked_to_sign_in_and_comes_back(client, home):
    response = client.get(NEW)
    assert response.status_code == 302
    assert response.url == f"{reverse('account_login')}?next={NEW}"


def test_a_gesture_that_is_sent_lands_as_a_draft_in_the_queue_of_the_moderators(potter, moderator):
    response = send(potter)
    kept = Deposit.objects.get()
    assert response.status_code == 302 and response.url == f"/deposer/{kept.pk}/"
    page = GesturePage.objects.get()
    assert not page.live and page.owner == kept.owner
    assert page.title == "Tourner : Argile"
    assert (page.action.label_fr, str(page.materials.get())) == ("tourner", "argile (humide)")
    assert [tool.label_fr for tool in page.tools.all()] == ["tour de potier"]
    assert (page.practitioner.title, page.trades.get().label_fr) == ("Terre de l'Ère", "potier")
    assert page.films.get().film == kept.film == Film.objects.get()
    assert page.current_workflow_state.status == "in_progress"
    assert kept.state == "waiting"


def test_the_depositor_gets_an_e_mail_in_french(potter, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        send(potter)
    to_me = [m for m in mail.outbox if m.to == ["aline@example.org"]]
    assert [m.subject for m in to_me] == ["« Tourner : Argile » est arrivé à la chambre"]
    assert "Bonjour Aline," in to_me[0].body
    assert f"/deposer/{Deposit.objects.get().pk}/" in to_me[0].body


def test_the_form_asks_again_with_what_was_typed_and_keeps_the_film(potter):
    response = send(potter, action="", description="Une seule phrase.")
    assert response.status_code == 422
    assert "Une seule phrase." in text_of(response)
    upload = Upload.objects.get()
    assert upload.state == UploadState.WHOLE and f'value="{upload.token}"' in text_of(response)
    again = potter.post(NEW, {**answers(film=None), "film-sent": upload.token})
    assert again.status_code == 302
    assert Film.objects.get().file.size == len(film_bytes())


def test_a_film_sent_in_pieces_before_the_form_is_taken(potter):
    data = film_bytes()
    headers = {**TUS, "Upload-Length": str(len(data)),
               "Upload-Metadata": metadata(filename="tour.mp4", kind="film")}  # fmt: skip
    begun = potter.post("/deposer/envois/", headers=headers)
    address = begun["Location"]
    assert begun.status_code == 201 and address.startswith("/deposer/envois/")
    half = len(data) // 2
    for start, piece in ((0, data[:half]), (half, data[half:])):
        moved = {**TUS, "Upload-Offset": str(start)}
        assert potter.patch(address, piece, content_type=BYTES, headers=moved).status_code == 204
    token = potter.get(address).json()["token"]
    assert potter.post(NEW, {**answers(film=None), "film-sent": token}).status_code == 302
    with Film.objects.get().file.open() as file:
        assert file.read() == data


def test_only_a_film_is_received_and_only_from_people_with_an_account(potter, client):
    headers = {
        **TUS,
        "Upload-Length": "10",
        "Upload-Metadata": metadata(filename="a", kind="sound"),
    }
    assert potter.post("/deposer/envois/", headers=headers).status_code == 403
    client.logout()
    assert client.post("/deposer/envois/", headers=headers).status_code == 401


def test_a_file_that_is_no_film_is_refused_in_french(potter):
    response = send(potter, film=SimpleUploadedFile("tour.mp4", b"<html>" * 100, "video/mp4"))
    assert response.status_code == 422
    assert not Film.objects.exists() and not GesturePage.objects.exists()


def test_words_that_nobody_knows_are_kept_for_the_staff(potter):
    send(potter, action="Dégauchir au riflard", material="Loupe d'orme", tool="")
    kept, page = Deposit.objects.get(), GesturePage.objects.get()
    assert kept.answers["action"] == "Dégauchir au riflard"
    assert (page.action, page.materials.count()) == (None, 0)
    assert page.title == "Dégauchir au riflard : Loupe d'orme"


@pytest.mark.parametrize("typed", ["TOURNER", "Monter au tour", "tournér"])
def test_an_action_is_found_by_any_of_its_names(potter, typed):
    send(potter, action=typed)
    assert GesturePage.objects.get().action.label_fr == "tourner"


def test_the_people_of_the_film_are_named_with_what_they_agreed_to(potter):
    send(potter, filmed="people", people="Aline Roux\n\nPaul Bru", agreed="all", has_agreement="on")
    film = Film.objects.get()
    consents = [(consent.person, consent.use) for consent in film.consents.all()]
    assert consents == [("Aline Roux", "all"), ("Paul Bru", "all")]
    assert film.persons == "shown" and not film.is_withheld


def test_nobody_is_shown_without_having_been_asked(potter):
    response = send(potter, filmed="people", people="Aline Roux", agreed="all")
    assert "Demandez d’abord à chaque personne" in text_of(response)
    assert response.status_code == 422 and not Film.objects.exists()


def test_a_film_of_a_child_waits_for_the_agreement_of_a_parent(potter):
    send(potter, filmed="people", people="Léo", agreed="site", has_agreement="on", has_minors="on")
    film = Film.objects.get()
    assert film.is_withheld and not film.consents.exists()


def test_a_secret_moment_hides_the_whole_film_until_staff_cut_it(potter, moderator):
    send(potter, has_secret="on", secret_from="0:00,2", secret_to="0:00,6")
    page, film = GesturePage.objects.get(), Film.objects.get()
    (phase,) = page.phases.all()
    assert (phase.is_secret, phase.start, phase.end) == (True, 0.2, 0.6)
    assert film.trade_secret and film.is_withheld


def test_a_secret_moment_has_a_beginning_and_an_end(potter):
    response = send(potter, has_secret="on", secret_from="0:05", secret_to="0:02")
    assert "Le moment secret finit avant de commencer." in text_of(response)


def test_the_names_of_people_are_kept_with_the_consents_only(potter):
    send(potter, filmed="people", people="Aline Roux", agreed="all", has_agreement="on")
    assert "Aline Roux" not in str(Deposit.objects.get().answers)


def test_a_cell_that_calls_for_a_gesture_fills_its_words_in(potter):
    action, material = ActionFactory(label_fr="raboter"), MaterialFactory(label_fr="chêne")
    html = text_of(potter.get(f"{NEW}?action={action.code}&materiau={material.code}"))
    assert 'value="raboter"' in html and 'value="chêne"' in html
    assert potter.get(f"{NEW}?action=<script>&materiau=Z").status_code == 200


def ask_changes(kept, moderator, comment="Filmez de plus près."):
    kept.page.current_workflow_state.current_task_state.specific.reject(moderator, comment=comment)


def test_changes_that_are_asked_reach_the_depositor_who_sends_again(potter, moderator):
    send(potter)
    kept = Deposit.objects.get()
    ask_changes(kept, moderator)
    assert Deposit.objects.get().state == "asked"
    html = text_of(potter.get(kept.get_absolute_url()))
    assert "Filmez de plus près." in html and "La terre monte entre les doigts." in html
    again = answers(film=None, description="De plus près, la terre monte.")
    assert potter.post(kept.get_absolute_url(), again).status_code == 302
    page = GesturePage.objects.get().get_latest_revision_as_object()
    assert page.introduction == "De plus près, la terre monte."
    assert Deposit.objects.get().state == "waiting"


@pytest.mark.parametrize(
    "said", [{"people": "Léo Bru", "has_minors": "on"}, {"people": "Paul Bru"}]
)
def test_sent_again_with_other_people_the_first_consents_count_no_more(potter, moderator, said):
    agreed = {"filmed": "people", "agreed": "all", "has_agreement": "on"}
    send(potter, people="Aline Roux", **agreed)
    kept = Deposit.objects.get()
    ask_changes(kept, moderator)
    potter.post(kept.get_absolute_url(), answers(film=None, **agreed, **said))
    film = Film.objects.get()
    expected = [] if "has_minors" in said else ["Paul Bru"]
    assert [consent.person for consent in film.consents.all()] == expected
    assert bool(film.is_withheld) is not bool(expected)


def test_changes_that_are_asked_are_written_to_the_depositor(
    potter, moderator, django_capture_on_commit_callbacks
):
    send(potter)
    with django_capture_on_commit_callbacks(execute=True):
        ask_changes(Deposit.objects.get(), moderator)
    (told,) = [m for m in mail.outbox if m.to == ["aline@example.org"]]
    assert told.subject == "Des changements pour « Tourner : Argile »"
    assert "Filmez de plus près." in told.body


def test_what_staff_completed_is_not_lost_when_the_depositor_sends_again(potter, moderator):
    send(potter)
    kept = Deposit.objects.get()
    draft = kept.page.get_latest_revision_as_object()
    draft.title, draft.introduction = "Tourner un bol", "Réécrit par la chambre."
    draft.save_revision(user=moderator)
    ask_changes(kept, moderator)
    potter.post(kept.get_absolute_url(), answers(film=None, licence="reserved"))
    page = GesturePage.objects.get().get_latest_revision_as_object()
    assert (page.title, page.introduction) == ("Tourner un bol", "Réécrit par la chambre.")
    assert page.licence == "reserved"


def test_a_better_film_takes_the_place_of_the_first(potter, moderator):
    send(potter)
    kept = Deposit.objects.get()
    ask_changes(kept, moderator)
    better = SimpleUploadedFile("pres.mp4", film_bytes(seconds=2), "video/mp4")
    potter.post(kept.get_absolute_url(), answers(film=better))
    page = GesturePage.objects.get().get_latest_revision_as_object()
    assert [link.film for link in page.films.all()] == [Deposit.objects.get().film]
    assert Film.objects.count() == 2


def test_a_deposit_under_reading_is_not_changed(potter, moderator):
    send(potter)
    kept, before = Deposit.objects.get(), Revision.objects.count()
    potter.post(kept.get_absolute_url(), answers(film=None, description="Autre"))
    assert Revision.objects.count() == before


def test_the_depositor_is_told_once_that_the_gesture_is_published(
    potter, moderator, django_capture_on_commit_callbacks
):
    send(potter)
    kept = Deposit.objects.get()
    draft = kept.page.get_latest_revision_as_object()
    draft.title = "Tourner un bol"
    with django_capture_on_commit_callbacks(execute=True):
        draft.save_revision(user=moderator).publish(user=moderator)
        draft.save_revision(user=moderator).publish(user=moderator)
    told = [m for m in mail.outbox if "est publié" in m.subject]
    assert [(m.to, m.subject) for m in told] == [
        (["aline@example.org"], "« Tourner un bol » est publié")
    ]
    assert Deposit.objects.get().state == "published"
    html = text_of(potter.get(kept.get_absolute_url()))
    assert f'href="{GesturePage.objects.get().url}"' in html


def test_a_withdrawn_deposit_takes_its_draft_away_and_hides_its_film(potter):
    send(potter)
    kept = Deposit.objects.get()
    assert potter.post(kept.get_absolute_url(), {"withdraw": "1"}).status_code == 302
    assert not GesturePage.objects.exists() and Film.objects.get().is_withheld
    assert Deposit.objects.get().state == "closed"


def test_a_published_gesture_is_not_withdrawn_by_a_click(potter, moderator):
    send(potter)
    kept = Deposit.objects.get()
    kept.page.get_latest_revision().publish(user=moderator)
    potter.post(kept.get_absolute_url(), {"withdraw": "1"})
    assert GesturePage.objects.get().live


def test_nobody_sees_the_deposits_of_another(potter, client):
    send(potter)
    kept = Deposit.objects.get()
    client.force_login(UserFactory())
    for address in (kept.get_absolute_url(), f"{kept.get_absolute_url()}apercu/"):
        assert client.get(address).status_code == 404
    assert "Tourner" not in text_of(client.get("/deposer/mes-depots/"))


def test_the_depositor_sees_the_draft_as_it_will_look(potter):
    send(potter)
    response = potter.get(f"{Deposit.objects.get().get_absolute_url()}apercu/")
    assert response.status_code == 200 and "La terre monte" in text_of(response)


def test_what_was_sent_is_listed_with_its_state(potter):
    send(potter)
    html = text_of(potter.get("/deposer/mes-depots/"))
    assert "Tourner : Argile" in html and "La chambre le lit" in html


def test_staff_find_the_deposits_with_the_way_to_their_drafts(potter, moderator, client):
    send(potter)
    client.force_login(moderator)
    html = text_of(client.get(reverse("wagtailsnippets_gestures_deposit:list")))
    page = GesturePage.objects.get()
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in html
    assert client.get(reverse("wagtailsnippets_gestures_deposit:add")).status_code in (302, 403)


def test_a_partner_finds_the_way_in_the_back_office_and_everybody_on_the_repertory(potter, client):
    assert 'href="/deposer/"' in text_of(client.get("/gestes/"))
    client.force_login(UserFactory(role="partner"))
    home = reverse("wagtailadmin_home")
    assert "/deposer/" in text_of(client.get(home))
    client.force_login(UserFactory(role="communication"))
    assert "/deposer/" not in text_of(client.get(home))

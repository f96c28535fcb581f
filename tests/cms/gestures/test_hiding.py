"""A secret moment is taken out of the film by the site itself, and the draft shows the copy."""

import av
import pytest
from django.urls import reverse

from cms.gestures.checks import module_faults
from cms.gestures.hiding import films_with_secrets, hide_secrets
from cms.gestures.models import GestureFilm, GestureOverlay, GesturePage, Phase
from cms.media.models import Film
from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory
from tests.factories.media import ConsentFactory, FilmFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(home):
    """A draft whose film of one second shows a secret between 0.4 and 0.7."""
    page = GesturePageFactory(parent=GestureIndexPageFactory(parent=home), live=False)
    film = FilmFactory(title="Le tour", persons="shown")
    ConsentFactory(film=film, person="Aline Roux")
    page.films = [GestureFilm(film=film)]
    page.phases = [
        Phase(name="Centrer", start=0, end=0.4, film=film, sort_order=0),
        Phase(name="Le secret", start=0.4, end=0.7, is_secret=True, sort_order=1),
    ]
    shape = {"id": "a", "kind": "point", "keyframes": [{"t": 0, "points": [[0.5, 0.5]]}]}
    page.overlays = [GestureOverlay(film=film, data={"shapes": [shape]})]
    page.save()
    page.save_revision()
    return GesturePage.objects.get(pk=page.pk)


def draft_of(page):
    return GesturePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_the_draft_shows_a_copy_that_hides_the_secret(page):
    assert module_faults(draft_of(page))
    hide_secrets.call(page.pk)
    draft = draft_of(page)
    (link,) = draft.films.all()
    sent = Film.objects.get(title="Le tour")
    assert link.film != sent and link.film.title == "Le tour (sans le moment secret)"
    assert {row.film for row in draft.overlays.all()} == {link.film}
    assert [(p.film, p.start) for p in draft.phases.all()] == [(link.film, 0), (None, None)]
    assert sent.trade_secret and not link.film.is_withheld
    assert module_faults(draft) == []
    with link.film.file.open() as file, av.open(file) as container:
        light = [max(f.to_image().convert("L").tobytes()) for f in container.decode(video=0)]
    assert min(light) < 20 < max(light)


def test_what_is_said_of_the_secret_in_words_stays_with_the_film_that_was_sent(page):
    Film.objects.filter(title="Le tour").update(transcript="On ajoute deux onces de sel.")
    hide_secrets.call(page.pk)
    assert draft_of(page).films.get().film.transcript == ""
    assert Film.objects.get(title="Le tour").transcript == "On ajoute deux onces de sel."


@pytest.fixture
def other_angle(page):
    """A second film, in which the secret phase is a tenth of a second later."""
    other = FilmFactory(title="Vu de côté")
    draft = draft_of(page)
    draft.films = [*draft.films.all(), GestureFilm(film=other, sort_order=2)]
    for phase in draft.phases.all():
        phase.second_film, phase.second_offset = other, 0.1
    draft.save_revision()
    return other


def test_the_other_angle_hides_the_secret_too(page, other_angle):
    (span,) = films_with_secrets(draft_of(page))[other_angle]
    assert span == pytest.approx((0.5, 0.8))
    hide_secrets.call(page.pk)
    draft = draft_of(page)
    assert module_faults(draft) == []
    assert "Vu de côté (sans le moment secret)" in [str(link.film) for link in draft.films.all()]
    first, secret = draft.phases.all()
    assert secret.second_film is None and first.second_film in [f.film for f in draft.films.all()]


def test_all_the_films_hide_the_secret_or_none_does(page, other_angle):
    with other_angle.file.storage.open(other_angle.file.name, "wb") as file:
        file.write(b"broken")
    before = Film.objects.count()
    hide_secrets.call(page.pk)
    assert len(films_with_secrets(draft_of(page))) == 2 and Film.objects.count() == before


def test_the_people_of_the_film_have_agreed_to_the_copy_too(page):
    hide_secrets.call(page.pk)
    copy = draft_of(page).films.get().film
    assert [consent.person for consent in copy.consents.all()] == ["Aline Roux"]
    assert Film.objects.get(title="Le tour").consents.count() == 1


def test_a_film_that_cannot_be_read_leaves_the_draft_as_it_was(page):
    film = page.films.get().film
    with film.file.storage.open(film.file.name, "wb") as file:
        file.write(b"broken")
    hide_secrets.call(page.pk)
    draft = draft_of(page)
    assert draft.films.get().film == film and films_with_secrets(draft)


def test_staff_see_what_will_be_hidden_before_it_is(page, client):
    client.force_login(UserFactory(is_superuser=True))
    address = reverse("gesture_hide_secrets", args=[page.pk])
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert address in edit
    html = client.get(address).content.decode()
    assert "Le tour" in html and "0:00,4 – 0:00,7" in html
    assert client.post(address).status_code == 302


def test_those_who_may_not_edit_may_not_hide(page, client):
    client.force_login(UserFactory(role="partner"))
    address = reverse("gesture_hide_secrets", args=[page.pk])
    assert client.get(address).status_code in (302, 403)

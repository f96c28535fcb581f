import datetime
import json
import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.artisans.loading import load_parts
from cms.artisans.models import (
    ArtisanLabel,
    ArtisanLink,
    ArtisanPage,
    ArtisanPerson,
    GalleryPicture,
)
from cms.events.parts import EventArtisan
from tests.factories.artisans import SIRET, make_artisan, open_on
from tests.factories.documentaries import make_documentary, scene, text
from tests.factories.documentaries import make_index as make_documentaries
from tests.factories.events import make_agenda, make_event, make_programme
from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory
from tests.factories.media import FilmFactory, Model3DFactory, PictureFactory, SoundFactory
from tests.factories.rse import PracticeFactory
from tests.factories.taxonomy import CommuneFactory, SavoirFaireFactory, TradeFactory


def small_picture():
    """A picture that is quick to encode in every format."""
    return PictureFactory(file__width=40, file__height=30)


def furnish(page, n):
    """Give the page `n` of everything it can have."""
    page.people = [
        ArtisanPerson(
            name=f"Personne {i}", role="Potier", biography="Née ici.", picture=small_picture()
        )
        for i in range(n)
    ]
    page.links = [ArtisanLink(title=f"Lien {i}", url=f"https://example.org/{i}") for i in range(n)]
    page.labels = [ArtisanLabel(kind="epv", number=str(i)) for i in range(n)]
    page.gallery = [GalleryPicture(picture=small_picture(), caption=f"Vue {i}") for i in range(n)]
    for day in range(min(n, 7)):
        open_on(page, day)
    page.trades = [TradeFactory() for _ in range(n)]
    page.savoir_faire = [
        SavoirFaireFactory(vitality="endangered", definition_fr="Tourner la terre.")
        for _ in range(n)
    ]
    page.cover = small_picture()
    page.portrait = small_picture()
    page.commune = CommuneFactory(name="Montauban")
    page.save()
    return page


def queries_of(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200
    return len(captured), response.content.decode()


def test_the_number_of_queries_does_not_grow_with_the_items(client, index):
    small = furnish(make_artisan(index, title="Petit", slug="petit"), 1)
    large = furnish(make_artisan(index, title="Grand", slug="grand"), 3)
    queries_of(client, small.url)
    few, _html = queries_of(client, small.url)
    many, html = queries_of(client, large.url)
    assert few == many
    assert "Personne 2" in html and "Vue 2" in html and "Tourner la terre" in html
    assert many <= 12


def a_story():
    """A story with a film, a 3D model, a sound and an image."""
    shown = [
        ("film", "film", FilmFactory(title="Le tour", poster=small_picture())),
        ("model", "model", Model3DFactory(poster=small_picture())),
        ("sound", "sound", SoundFactory()),
        ("image", "image", small_picture()),
    ]
    blocks = [{"type": kind, "value": {name: media.pk}} for kind, name, media in shown]
    return json.dumps([text_in_body(), *blocks])


def text_in_body():
    return {"type": "text", "value": "<p>Tourner, c'est attendre.</p>"}


def test_what_other_pages_say_of_an_artisan_is_shown_within_twelve_queries(client, home, index):
    page = furnish(make_artisan(index, title="Poterie", slug="poterie", story=a_story()), 2)
    gestures, agenda = GestureIndexPageFactory(parent=home), make_agenda(home)
    programme, stories = make_programme(agenda), make_documentaries(home)
    for number in range(2):
        GesturePageFactory(parent=gestures, title=f"Tourner {number}", practitioner=page)
        make_event(
            programme, title=f"Portes ouvertes {number}", artisans=[EventArtisan(artisan=page)]
        )
        told = scene("Scène", text(), ("artisan", {"page": page.pk, "note": ""}))
        make_documentary(stories, told, title=f"Récit {number}")
    PracticeFactory(artisan=page, savoir_faire=SavoirFaireFactory())
    draft = make_documentary(stories, told, title="Brouillon")
    draft.unpublish()
    queries_of(client, page.url)
    many, html = queries_of(client, page.url)
    for shown in ("Tourner 1", "Portes ouvertes 1", "Récit 0", "Récit 1"):
        assert shown in html
    assert "Brouillon" not in html and "Le tour" in html
    assert many <= 12


def test_the_parts_cost_one_query_and_the_pictures_one(index, django_assert_num_queries):
    page = furnish(make_artisan(index, slug="petit"), 2)
    page = ArtisanPage.objects.get(pk=page.pk)
    with django_assert_num_queries(1):
        load_parts(page)
        assert [person.name for person in page.people.all()] == ["Personne 0", "Personne 1"]
        assert page.people.all()[0].picture.description == "Une image de test"
        assert page.opening_hours.all()[0].opens == datetime.time(9)
        assert len(page.gallery.all()) == len(page.trades.all()) == 2
        assert page.commune.name == "Montauban"
        assert page.cover.width == 40


def test_a_page_with_nothing_is_a_page(client, artisan):
    response = client.get(artisan.url)
    assert response.status_code == 200
    assert "Horaires" not in response.content.decode()


def test_an_invented_firm_says_so(client, index):
    page = make_artisan(index, slug="fictive", is_demo=True)
    assert "Entreprise fictive" in client.get(page.url).content.decode()


def test_the_siret_is_never_shown(client, index):
    page = make_artisan(index, slug="une", siret=SIRET)
    assert SIRET not in client.get(page.url).content.decode()


def test_a_title_is_shown_with_the_day_of_the_check(client, index):
    page = make_artisan(
        index, slug="une", is_artisan_dart=True,
        is_artisan_dart_checked_on=datetime.date(2026, 3, 2),
    )  # fmt: skip
    html = client.get(page.url).content.decode()
    assert "Artisan d&#x27;art" in html and "2 mars 2026" in html


def test_a_lost_picture_shows_a_placeholder(client, index):
    page = make_artisan(index, slug="une", cover=small_picture())
    page.cover.file.delete(save=False)
    response = client.get(page.url)
    assert response.status_code == 200
    assert "picture--empty" in response.content.decode()


def test_the_structured_data_describe_a_business(client, index):
    page = furnish(make_artisan(index, slug="petit", phone="05 63 00 00 00"), 1)
    html = client.get(page.url).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    data = json.loads(found[1])
    assert data["@type"] == "HomeAndConstructionBusiness"
    assert data["address"]["addressLocality"] == "Montauban"
    assert data["openingHoursSpecification"] == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": "https://schema.org/Monday",
            "opens": "09:00",
            "closes": "12:00",
        }
    ]
    assert data["employee"][0]["hasOccupation"][0]["@type"] == "Occupation"

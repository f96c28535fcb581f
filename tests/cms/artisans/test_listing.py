import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.artisans.models import ArtisanLabel
from tests.factories.artisans import make_artisan
from tests.factories.media import PictureFactory
from tests.factories.taxonomy import (
    CommuneFactory,
    IntercommunalityFactory,
    SavoirFaireFactory,
    TradeFactory,
)


@pytest.fixture
def firms(index):
    """A potter of Auvillar, who holds a label and a savoir-faire, and a baker of Moissac."""
    potter = make_artisan(
        index,
        title="Faïence des Ormes",
        slug="faience",
        trades=[TradeFactory(code="potier", label_fr="Potier", sector="manufacturing")],
        savoir_faire=[SavoirFaireFactory(code="faience", label_fr="Faïence d’Auvillar")],
        commune=CommuneFactory(
            insee="82008",
            name="Auvillar",
            intercommunality=IntercommunalityFactory(siren="200066322", name="Deux Rives"),
        ),
    )
    potter.labels.add(ArtisanLabel(kind="epv"))
    past = datetime.date.today() - datetime.timedelta(days=1)
    potter.labels.add(ArtisanLabel(kind="rge", expires_on=past))
    potter.save()
    make_artisan(
        index,
        title="Fournil du Cloître",
        slug="fournil",
        trades=[TradeFactory(code="boulanger", label_fr="Boulanger", sector="food")],
        commune=CommuneFactory(insee="82112", name="Moissac"),
    )
    return index


def titles(client, index, query):
    response = client.get(f"{index.url}?{query}")
    assert response.status_code == 200
    return [page.title for page in response.context["listing"].results]


@pytest.mark.parametrize(
    "query",
    [
        "secteur=manufacturing",
        "metier=potier",
        "commune=82008",
        "intercommunalite=200066322",
        "label=epv",
        "savoir-faire=faience",
    ],
)
def test_each_filter_keeps_the_potter(client, firms, query):
    assert titles(client, firms, query) == ["Faïence des Ormes"]


def test_an_expired_label_finds_nobody(client, firms):
    assert titles(client, firms, "label=rge") == []


def test_an_expired_label_is_not_offered(client, firms):
    listing = client.get(firms.url).context["listing"]
    labels = next(facet for facet in listing.facets if facet.name == "label")
    assert [(option.value, option.count) for option in labels.options] == [("epv", 1)]


def test_filters_add_up(client, firms):
    assert titles(client, firms, "secteur=food&commune=82008") == []


def test_cards_show_trade_and_commune(client, firms):
    html = client.get(firms.url).content.decode()
    for text in ["Faïence des Ormes", "Potier", "Auvillar"]:
        assert text in html


def test_an_empty_list_says_so(client, index):
    assert "Pas encore d’artisan ici" in client.get(index.url).content.decode()


def test_the_feed_lists_the_newest(client, firms):
    response = client.get(f"{firms.url}flux/")
    assert response["Content-Type"].startswith("application/atom+xml")
    text = response.content.decode()
    assert "Faïence des Ormes" in text and "Fournil du Cloître" in text


def test_the_page_announces_its_feed(client, firms):
    assert f'href="{firms.url}flux/"' in client.get(firms.url).content.decode()


def queries_of(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_the_number_of_queries_does_not_grow_with_the_artisans(client, firms):
    few = queries_of(client, firms.url)
    for n in range(8):
        make_artisan(
            firms,
            title=f"Maison {n}",
            slug=f"maison-{n}",
            trades=[TradeFactory()],
            commune=CommuneFactory(),
            cover=PictureFactory(file__width=40, file__height=30),
        )
    many = queries_of(client, firms.url)
    assert many <= few + 1  # the renditions, once there is a picture
    assert many <= 12

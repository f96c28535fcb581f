import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from cms.pages.colours import GROUNDS, LEAST_CONTRAST, contrast, luminance
from cms.pages.identity import SiteIdentity

THEMES = Path(__file__).resolve().parents[3] / "themes"
PAIR = re.compile(r"--(?:ground|surface|raised): light-dark\((#\w+), (#\w+)\)")


def grounds():
    """(light, dark) of every ground that text stands on, in every theme we ship."""
    sheets = ["base/static/css/tokens.css", "quercy/static/css/theme.css"]
    found = [pair for name in sheets for pair in PAIR.findall((THEMES / name).read_text())]
    assert len(found) >= 6
    return [tuple(_long(colour) for colour in pair) for pair in found]


def _long(colour):
    return colour if len(colour) == 7 else "#" + "".join(c * 2 for c in colour[1:])


def test_colours_are_judged_on_the_hardest_grounds_of_our_themes():
    light, dark = zip(*grounds(), strict=True)
    assert min(light, key=luminance) == GROUNDS["light"]
    assert max(dark, key=luminance) == GROUNDS["dark"]


def test_each_theme_keeps_to_the_rule_it_imposes():
    for name in ("base/static/css/tokens.css", "quercy/static/css/theme.css"):
        brand = re.search(r"--brand: (#\w{6})", (THEMES / name).read_text())[1]
        assert contrast(brand, GROUNDS["light"]) >= LEAST_CONTRAST


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("field", "colour"), [("brand_colour", "#e8a87c"), ("brand_colour_dark", "#5a2418")]
)
def test_a_colour_too_close_to_the_ground_is_refused_with_a_sentence(site, field, colour):
    with pytest.raises(ValidationError) as refused:
        SiteIdentity(site=site, **{field: colour}).full_clean()
    (sentence,) = refused.value.message_dict[field]
    assert "4,5" in sentence and sentence.endswith(".")


def test_what_is_no_colour_is_refused_with_an_example(site):
    with pytest.raises(ValidationError) as refused:
        SiteIdentity(site=site, brand_colour="brique").full_clean()
    assert "#9c4a2f" in str(refused.value.message_dict["brand_colour"])


def test_readable_colours_are_taken_and_served_as_a_style_sheet(client, site):
    identity = SiteIdentity.for_site(site)
    identity.brand_colour, identity.brand_colour_dark = "#7a2e18", "#f0b08a"
    identity.full_clean()
    identity.save()
    page = client.get("/").content.decode()
    address = re.search(r'href="(/theme\.css\?v=[^"]+)"', page)[1]
    answer = client.get(address)
    assert answer["Content-Type"].startswith("text/css")
    assert answer.content.decode() == ":root { --brand: light-dark(#7a2e18, #f0b08a); }"
    assert "immutable" in answer["Cache-Control"]


def test_a_site_without_colours_of_its_own_links_no_style_sheet(client, home):
    assert "theme.css?v" not in client.get("/").content.decode()


def test_the_colours_come_from_our_own_address_as_the_policy_asks(client, home):
    policy = client.get("/")["Content-Security-Policy"]
    assert "style-src 'self'" in policy

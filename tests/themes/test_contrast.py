"""Text is readable in every theme, in light and dark, whatever colour a site chooses."""

from pathlib import Path

import pytest

THEMES = Path(__file__).resolve().parents[2] / "themes"
LEAST = 4.5  # WCAG 2.1, 1.4.3
BRANDS = ["", "#1d3f8f", "#0a5c36", "#f0a184", "#ffd54f", "#777777", "#ff0000", "#000000"]
INKS = ["ink", "ink-soft", "brand-ink", "gesture-ink", "event-ink", "documentary-ink"]
TONES = ["good", "warn", "bad"]
PAIRS = [
    *[(text, ground) for ground in ("ground", "surface", "raised") for text in [*INKS, *TONES]],
    *[(tone, f"{tone}-soft") for tone in TONES],
    *[("ink", f"{tone}-soft") for tone in TONES],
    *[(f"{noun}-ink", f"{noun}-soft") for noun in ("brand", "gesture", "event", "documentary")],
    *[("ink-soft", f"{noun}-soft") for noun in ("brand", "gesture", "event", "documentary")],
    ("brand-contrast", "brand"),
    ("deep-ink", "deep"),
    ("deep-soft", "deep"),
]
MEASURE = """names => {
  const probe = document.body.appendChild(document.createElement("div"));
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  return Object.fromEntries(names.map(name => {
    probe.style.color = `var(--${name})`;
    canvas.fillStyle = getComputedStyle(probe).color;
    canvas.fillRect(0, 0, 1, 1);
    return [name, [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)];
  }));
}"""


def luminance(channels):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance([c / 255 for c in rgb]) for rgb in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture
def colours(page):
    """Return a function giving every token's colour, as the browser computes it."""

    def computed(theme, scheme, brand):
        sheets = [THEMES / "base/static/css/tokens.css", THEMES / theme / "static/css/theme.css"]
        layers = "@layer tokens, theme;"
        css = layers + "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
        page.emulate_media(color_scheme=scheme)
        page.set_content("<!doctype html><body></body>")
        page.add_style_tag(content=css + (f":root {{ --brand: {brand}; }}" if brand else ""))
        return page.evaluate(MEASURE, sorted({name for pair in PAIRS for name in pair}))

    return computed


@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("theme", ["base", "quercy"])
def test_text_is_readable_whatever_the_colour_of_the_site(colours, theme, scheme, brand):
    found = colours(theme, scheme, brand)
    low = {f"{a} on {b}": contrast(found[a], found[b]) for a, b in PAIRS}
    assert {pair: round(ratio, 2) for pair, ratio in low.items() if ratio < LEAST} == {}

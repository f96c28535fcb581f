"""What the themes promise about weight, the content security policy and self-hosting."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
THEMES = ROOT / "themes"
TEMPLATES = [path for path in THEMES.rglob("*.html")]
STYLES = [path for path in THEMES.rglob("*.css")]
FONT = re.compile(r'url\("\.\./npm/([a-z]+)/files/([^"]+)"\)')
PACKAGES = {"fraunces": "fraunces", "atkinson": "atkinson-hyperlegible-next"}


def core_styles():
    """The style sheets that every page links, as the quercy theme serves them."""
    names = re.findall(r"'css/([a-z-]+\.css)'", (THEMES / "base/templates/base.html").read_text())
    found = [(THEMES / "quercy/static/css" / n, THEMES / "base/static/css" / n) for n in names]
    return [own if own.exists() else base for own, base in found]


def test_no_template_carries_inline_style_or_handlers():
    inline = re.compile(r"<[a-z][^>]*\s(style|on[a-z]+)=", re.IGNORECASE)
    assert [p.name for p in TEMPLATES if inline.search(p.read_text(encoding="utf-8"))] == []


def test_no_style_sheet_names_another_host():
    assert [p.name for p in STYLES if re.search(r"url\(.?(https?:)?//", p.read_text())] == []


def test_the_fonts_weigh_less_than_120_kilobytes():
    css = (THEMES / "quercy/static/css/theme.css").read_text(encoding="utf-8")
    folder = ROOT / "node_modules/@fontsource-variable"
    files = [folder / PACKAGES[name] / "files" / file for name, file in FONT.findall(css)]
    titles = [file for file in files if "fraunces" in file.name]
    (text,) = [file for file in files if file not in titles]
    assert len(titles) == 2  # a page uses one of them: stories the light one
    assert all(file.stat().st_size + text.stat().st_size < 120_000 for file in titles)


def test_the_styles_of_any_page_weigh_less_than_60_kilobytes():
    core = core_styles()
    on_demand = max(
        path.stat().st_size for path in (THEMES / "base/static/css").iterdir() if path not in core
    )
    assert sum(path.stat().st_size for path in core) + 2 * on_demand < 60_000


def test_every_icon_named_by_a_template_exists():
    sprite = (THEMES / "base/static/img/icons.svg").read_text(encoding="utf-8")
    named = {
        name
        for path in TEMPLATES
        for name in re.findall(r'icon\.html" with name="([a-z-]+)"', path.read_text())
    }
    assert {name for name in named if f'id="{name}"' not in sprite} == set()

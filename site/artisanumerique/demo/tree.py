"""The tree of the demo site: home, index pages, plain pages, contact."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page, Site

from cms.artisans.models import ArtisanIndexPage
from cms.documentaries.models import DocumentaryIndexPage
from cms.events.models import EventIndexPage
from cms.gestures.models import GestureIndexPage
from cms.pages.models import ContactPage, ContentPage, FormField, HomePage, SiteIdentity

from .library import Library
from .streams import Streams
from .texts import read

INDEXES: dict[str, Any] = {
    "artisans": ArtisanIndexPage,
    "gestes": GestureIndexPage,
    "agenda": EventIndexPage,
    "documentaires": DocumentaryIndexPage,
}
LATEST = [
    ("events.EventPage", "Prochains rendez-vous", "agenda", "Tout l’agenda"),
    ("artisans.ArtisanPage", "Derniers ateliers arrivés", "artisans", "Tous les artisans"),
]


def child(parent: Page, page: Page) -> Any:
    """Return the child of `parent` with the slug of `page`, adding `page` when there is none."""
    found = parent.get_children().filter(slug=page.slug).first()
    if found:
        return found.specific
    return parent.add_child(instance=page)


class Tree:
    """Builds what is missing of the site's tree and gives its index pages by slug."""

    def __init__(self, library: Library, streams: Streams) -> None:
        self.library, self.streams = library, streams
        self.texts = read("pages")
        self.indexes: dict[str, Any] = {}

    def build(self) -> None:
        self.home = self._home()
        for row in self.texts["indexes"]:
            page = INDEXES[row["slug"]](show_in_menus=True, **row)
            self.indexes[row["slug"]] = child(self.home, page)
        for row in self.texts["pages"]:
            self._plain(row)
        self._contact()
        self._identity()

    def finish_home(self) -> None:
        """Give the home page its content, once the pages it leads to exist."""
        home = HomePage.objects.get(pk=self.home.pk)
        if not home.body:
            home.body = self._home_blocks()
            home.save_revision().publish()

    def _home(self) -> HomePage:
        texts = self.texts["home"]
        found = HomePage.objects.first()
        if found:
            return found
        root = Page.get_first_root_node()
        welcome = root.get_children().filter(slug="home").first()
        if welcome:
            welcome.delete()
            root = Page.objects.get(pk=root.pk)
        home = root.add_child(
            instance=HomePage(
                title=texts["title"],
                slug="accueil",
                hero_title=texts["hero_title"],
                hero_text=texts["hero_text"],
                hero_picture=self.library.picture(texts["hero_picture"]),
                search_description=texts["hero_text"],
            )
        )
        Site.objects.update_or_create(
            is_default_site=True,
            defaults={"hostname": "localhost", "root_page": home, "site_name": "Artisanumérique"},
        )
        return home

    def _home_blocks(self) -> list[dict[str, Any]]:
        texts = self.texts["home"]
        features = [
            self._feature(row, "start" if n % 2 else "end")
            for n, row in enumerate(texts["sections"])
        ]
        latest = [self._latest(*row) for row in LATEST]
        shown = [
            {"type": "text", "value": texts["intro"]},
            features[0],
            latest[1],
            features[1],
            *features[3:],
            latest[0],
        ]
        return [block for block in shown if block]

    def _feature(self, row: dict[str, Any], side: str) -> dict[str, Any] | None:
        picture = self.library.picture(row["picture"])
        target = Page.objects.filter(slug=row["target"]).first()
        if not picture:
            return None
        value = {
            "title": row["title"],
            "text": f"<p>{row['text']}</p>",
            "image": picture.pk,
            "image_side": side,
            "label": row["link_label"],
            "page": target.pk if target else None,
        }
        return {"type": "feature", "value": value}

    def _latest(self, kind: str, title: str, index: str, label: str) -> dict[str, Any]:
        value = {
            "title": title,
            "page_type": kind,
            "count": "3",
            "label": label,
            "index": self.indexes[index].pk,
        }
        return {"type": "latest", "value": value}

    def _plain(self, row: dict[str, Any]) -> None:
        body = [{"type": "text", "value": row["html"]}]
        page = ContentPage(
            title=row["title"],
            slug=row["slug"],
            introduction=row.get("introduction", ""),
            in_footer=row.get("in_footer", False),
            body=body,
        )
        child(self.home, page)

    def _contact(self) -> None:
        row = self.texts["contact"]
        page = ContactPage(
            title=row["title"],
            slug=row["slug"],
            introduction=f"<p>{row['introduction']}</p>",
            thanks=f"<p>{row['thanks']}</p>",
            show_in_menus=False,
            to_address="contact@example.org",
            from_address="site@example.org",
            subject="Message depuis le site",
        )
        page.form_fields = [
            FormField(sort_order=n, label=label, field_type=kind, required=True)
            for n, (label, kind) in enumerate(
                [("Votre nom", "singleline"), ("Votre adresse", "email"), ("Message", "multiline")]
            )
        ]
        child(self.home, page)

    def _identity(self) -> None:
        row = self.texts["site_identity"]
        site = Site.objects.get(is_default_site=True)
        SiteIdentity.objects.get_or_create(
            site=site,
            defaults={"tagline": row["tagline"], "email": "contact@example.org"},
        )

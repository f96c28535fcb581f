"""The press kit of a story: its texts, its pictures in full size with their licence, a contact."""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape
from typing import Any

from django.db import models
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from django.utils.html import strip_tags
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.fields import RichTextField
from zipstream import ZipStream

from cms.blocks.text import PLAIN
from cms.media.leaving import Piece, size_of, why_not
from cms.media.licences import url_of
from cms.media.models import Picture
from cms.media.rights import Persons
from cms.pages.base import rendition_of

from ..media import media_of_story

FULL = "max-4000x4000|format-jpeg"
"""Large enough for print; what a camera writes beside the image (its position) is not in it."""


@dataclass(frozen=True)
class PressPicture:
    """A picture that may leave, with its file in full size."""

    picture: Any
    made: Any

    @property
    def name(self) -> str:
        return f"{self.picture.pk}-{slugify(self.picture.title)[:50] or 'image'}.jpg"

    @property
    def credit(self) -> str:
        return str(self.picture.credit or self.picture.author)

    @property
    def licence_url(self) -> str:
        return url_of(self.picture.licence)

    def piece(self, folder: str) -> Piece | None:
        """Return its file for the archive; None when the storage has lost it."""
        file = self.made.file.name
        size = size_of(file)
        name = f"{folder}/images/{self.name}"
        return None if size is None else Piece(name, file, size, self.picture)


class PressMixin(models.Model):
    """Gives a story its press kit, once somebody has written its text."""

    press_short = models.TextField(
        _("text for the press"),
        blank=True,
        max_length=600,
        help_text=_("Two or three sentences. The press kit is online once this is written."),
    )
    press_long = RichTextField(_("longer text"), blank=True, features=PLAIN)
    press_contact = models.CharField(_("press contact"), blank=True, max_length=160)
    press_email = models.EmailField(_("e-mail of the press contact"), blank=True)
    press_phone = models.CharField(_("telephone of the press contact"), blank=True, max_length=40)

    class Meta:
        abstract = True

    @property
    def has_press_kit(self) -> bool:
        return bool(self.press_short)

    @path("presse/", name="press")
    def press(self, request: HttpRequest) -> HttpResponseBase:
        """Show the texts, the pictures that may leave, and whom to call."""
        if not self.has_press_kit:
            raise Http404
        context = self.get_context(request)  # type: ignore[attr-defined]
        context["pictures"] = press_pictures(self)
        return TemplateResponse(request, "documentaries/press.html", context)

    @path("presse/dossier/", name="press_file")
    def press_file(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with all of it in one archive, made while it is sent."""
        if not self.has_press_kit:
            raise Http404
        name = f"presse-{slugify(self.slug)[:60]}"  # type: ignore[attr-defined]
        archive = kit(self, name)
        response = StreamingHttpResponse(archive, content_type="application/zip")
        response["Content-Length"] = len(archive)
        response["Content-Disposition"] = f'attachment; filename="{name}.zip"'
        response["X-Content-Type-Options"] = "nosniff"
        patch_cache_control(response, private=True, no_cache=True)  # a consent may be withdrawn
        return response


def press_panel() -> MultiFieldPanel:
    return MultiFieldPanel(
        [
            FieldPanel("press_short"),
            FieldPanel("press_long"),
            FieldPanel("press_contact"),
            FieldRowPanel([FieldPanel("press_email"), FieldPanel("press_phone")]),
        ],
        heading=_("Press kit"),
    )


def press_pictures(page: Any) -> list[PressPicture]:
    """Return the pictures of the story that may leave, in full size; one query for consents."""
    pictures = [media for media in media_of_story(page) if isinstance(media, Picture)]
    asked = [picture for picture in pictures if picture.persons == Persons.SHOWN]
    if asked:
        prefetch_related_objects(asked, "consents")
    made = [(picture, rendition_of(picture, FULL)) for picture in pictures if not why_not(picture)]
    return [PressPicture(picture, full) for picture, full in made if full is not None]


def kit(page: Any, folder: str) -> Any:
    """Return the press kit as an archive that is written while it is read, and knows its length."""
    archive = ZipStream(sized=True)
    found = [(picture, picture.piece(folder)) for picture in press_pictures(page)]
    text = press_text(page, [picture for picture, piece in found if piece])
    archive.add(text.encode(), f"{folder}/LISEZ-MOI.txt")
    for _picture, piece in found:
        if piece:
            archive.add(piece.read(), piece.name, size=piece.size)
    return archive


def press_text(page: Any, pictures: list[PressPicture]) -> str:
    """Return the texts, the contact and the credit of each picture, as plain text."""
    marked = page.press_long.replace("</p>", "</p>\n\n").replace("<br/>", "\n")
    long = unescape(strip_tags(marked)).strip()
    contact = [page.press_contact, page.press_email, page.press_phone]
    credits = [
        f"images/{p.name}\n  {p.picture.title}\n  {p.credit}\n"
        f"  {p.picture.get_licence_display()} {p.licence_url}".rstrip()
        for p in pictures
    ]
    parts = [page.title, page.full_url or "", page.press_short, long]
    parts += ["\n".join([gettext("Press contact"), *filter(None, contact)]) if any(contact) else ""]
    parts += (
        [gettext("Pictures, with the credit to write beside them"), *credits] if credits else []
    )
    return "\n\n".join(filter(None, parts)) + "\n"

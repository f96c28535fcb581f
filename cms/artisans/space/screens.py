"""The screens of the questions."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import QuestionView
from .changes import latest_content
from .forms import (
    ClosingForm,
    ContactForm,
    GalleryPhotoForm,
    LinkFormSet,
    PhotoForm,
    PresentationForm,
)
from .hours_form import WeekForm, copied_to_open_days, initial_of, with_more_spans
from .photos import keep_photo
from .questions import Answer

READY_REASONS = [
    gettext_lazy("Annual holidays"),
    gettext_lazy("On a building site"),
    gettext_lazy("At a fair or a market"),
    gettext_lazy("Training"),
    gettext_lazy("Family reasons"),
]
MOST_PHOTOS = 24


class PlainView(QuestionView):
    """A question whose form holds fields of the page."""

    form_class: Any = None

    def make_form(self, data: Any = None, files: Any = None) -> Any:
        initial = {name: getattr(self.draft, name) for name in self.form_class.base_fields}
        return self.form_class(data, initial=initial)


class PresentationView(PlainView):
    slug, form_class = "presentation", PresentationForm


class ContactView(PlainView):
    slug, form_class = "contact", ContactForm


class ClosingView(PlainView):
    slug, form_class, template = "fermeture", ClosingForm, "closing"

    def ask(self, form: Any, status: int = 200, **context: Any) -> HttpResponse:
        return super().ask(form, status, reasons=READY_REASONS, **context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if "reopen" in request.POST:
            answer = {"closed_until": None, "closed_note": ""}
            return self.save(answer, _("You are open as usual again."))
        return super().post(request, pk)


class HoursView(QuestionView):
    """The week. The buttons "add" and "copy" show the form again with what was typed."""

    slug, template = "horaires", "hours"

    def make_form(self, data: Any = None, files: Any = None) -> WeekForm:
        if data is not None:
            return WeekForm(data)
        return WeekForm(initial=initial_of(list(self.draft.opening_hours.all())))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        for name, rearrange in [("add", with_more_spans), ("copy", copied_to_open_days)]:
            day = request.POST.get(name, "")
            if day in set("0123456"):
                typed = rearrange(request.POST.dict(), int(day))
                return self.ask(WeekForm(initial=typed), base=request.POST.get("base"))
        return super().post(request, pk)


class PhotoView(QuestionView):
    """The main photo. Never late: the photo it replaces is one click away in the history."""

    slug, template = "photo", "photo"

    def make_form(self, data: Any = None, files: Any = None) -> PhotoForm:
        return PhotoForm(data, files)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if "remove" in request.POST:
            return self.save({"cover": None}, _("Your photo is removed."))
        return super().post(request, pk)

    def is_late(self) -> bool:
        return False

    def answer_of(self, form: Any) -> Answer:
        data = form.cleaned_data
        picture = keep_photo(data["photo"], self.page, data["description"], self.request.user)
        return {"cover": picture.pk}


class GalleryView(QuestionView):
    """The photos of the gallery: one more, or one less. Never late: it adds to what is there."""

    slug, template = "galerie", "gallery"

    def make_form(self, data: Any = None, files: Any = None) -> GalleryPhotoForm:
        return GalleryPhotoForm(data, files)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        picture = request.POST.get("remove", "")
        if picture.isdigit():
            rows = [row for row in self.rows() if str(row["picture"]) != picture]
            return self.save({"gallery": rows}, _("The photo is removed from your gallery."))
        return super().post(request, pk)

    def is_late(self) -> bool:
        return False

    def rows(self) -> list[dict[str, Any]]:
        return self.question.read(latest_content(self.page))["gallery"]

    def answer_of(self, form: Any) -> Answer:
        data = form.cleaned_data
        described = data["description"] or data["caption"]
        picture = keep_photo(data["photo"], self.page, described, self.request.user)
        return {"gallery": [*self.rows(), {"picture": picture.pk, "caption": data["caption"]}]}

    def ask(self, form: Any, status: int = 200, **context: Any) -> HttpResponse:
        items = list(self.draft.gallery.all())
        return super().ask(form, status, items=items, is_full=len(items) >= MOST_PHOTOS, **context)


class LinksView(QuestionView):
    """The links; an empty row is left out."""

    slug, template = "liens", "links"

    def make_form(self, data: Any = None, files: Any = None) -> Any:
        rows = [{"title": k.title, "url": k.url, "kind": k.kind} for k in self.draft.links.all()]
        return LinkFormSet(data, initial=rows, prefix="links")

    def answer_of(self, form: Any) -> Answer:
        kept = [f.cleaned_data for f in form.forms if f.cleaned_data.get("url")]
        rows = [{name: row[name] for name in ("kind", "title", "url")}
                for row in kept if not row.get("DELETE")]  # fmt: skip
        return {"links": rows}

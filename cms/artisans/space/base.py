"""What every screen of the space shares: access, saving, the warning of a second tab, undo."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache

from .access import owns, page_for
from .changes import Change, has_conflict, save_answer
from .questions import BY_SLUG, Answer, Question

UNDO = "my_space_undo"


@method_decorator(never_cache, name="dispatch")
class SpaceView(LoginRequiredMixin, View):
    """A screen about one page, for its owners and the staff."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        self.page = page_for(request.user, kwargs["pk"])
        self.draft = self.page.get_latest_revision_as_object()
        if request.method == "POST" and self.page.locked:
            messages.error(request, _("The chamber is working on your page: try again later."))
            return self.home()
        return super().dispatch(request, *args, **kwargs)

    def home(self) -> HttpResponse:
        return redirect("my_space_page", pk=self.page.pk)

    def show(self, template: str, status: int = 200, **context: Any) -> HttpResponse:
        shared = {
            "artisan": self.draft,
            "live_page": self.page,
            "on_behalf": not owns(self.request.user, self.page),
        }
        return render(
            self.request, f"artisans/space/{template}.html", {**shared, **context}, status=status
        )

    def remember(self, change: Change, text: str, question: str = "") -> None:
        """Keep what undoes `change`, for the bar on the next screens."""
        self.page.refresh_from_db(fields=["latest_revision"])
        self.request.session[UNDO] = {
            "page": self.page.pk,
            "latest": self.page.latest_revision_id,
            "url": reverse("my_space_restore", args=[self.page.pk, change.before.pk]),
            "question": question,
            "text": f"{text} {self.outcome(change)}",
        }

    def outcome(self, change: Change) -> str:
        if change.is_public:
            return _("Everybody sees it now.")
        if self.page.live:
            return _("The chamber reads it before it appears.")
        return _("Your page is not online yet.")

    def undoable(self) -> dict[str, Any] | None:
        """Return what the undo bar needs, while the change is still the newest."""
        kept = self.request.session.get(UNDO) or {}
        is_mine = kept.get("page") == self.page.pk
        return kept if is_mine and kept["latest"] == self.page.latest_revision_id else None


class QuestionView(SpaceView):
    """One question on a screen. Subclasses give the form and its answer."""

    slug = ""
    template = "question"

    @property
    def question(self) -> Question:
        return BY_SLUG[self.slug]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.ask(self.make_form())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = self.make_form(request.POST, request.FILES)
        if not form.is_valid():
            return self.ask(form, status=422, base=request.POST.get("base"))
        if self.is_late():
            return self.ask(form, status=409, conflict=self.latest_change())
        return self.save(self.answer_of(form))

    def make_form(self, *data: Any) -> Any:
        raise NotImplementedError

    def answer_of(self, form: Any) -> Answer:
        return form.answer()

    def save(self, answer: Answer, text: str = "") -> HttpResponse:
        change = save_answer(self.page, self.question, answer, self.request.user)
        saved = _("%(question)s: saved.") % {"question": self.question.title}
        self.remember(change, text or saved, self.slug)
        return self.home()

    def is_late(self) -> bool:
        """Did another tab, or somebody else, change this answer in the meantime?"""
        base = self.request.POST.get("base", "")
        return has_conflict(self.page, self.question, int(base) if base.isdigit() else None)

    def latest_change(self) -> Any:
        return self.page.get_latest_revision()

    def ask(self, form: Any, status: int = 200, **context: Any) -> HttpResponse:
        """Show the question; `base` is the revision the form was filled from."""
        context.setdefault("base", self.page.latest_revision_id or 0)
        return self.show(self.template, status, form=form, question=self.question, **context)

"""The screens of a depositor: the questions, what was sent, how each deposit stands."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache

from cms.media.kinds import FILM
from cms.media.rights import Persons
from cms.media.sending.protocol import NewUploadView, UploadView
from cms.taxonomy.models import Action, Material

from . import making, notices
from .forms import DepositForm, Filmed
from .models import Deposit, DepositState


@method_decorator(never_cache, name="dispatch")
class DepositView(LoginRequiredMixin, View):
    """What the screens share: the person is signed in, and sees their own deposits only."""

    def mine(self) -> Any:
        return Deposit.objects.filter(owner=self.request.user).select_related("page", "film")

    def show(self, template: str, status: int = 200, **context: Any) -> HttpResponse:
        return render(self.request, f"gestures/deposit/{template}.html", context, status=status)


class NewDepositView(DepositView):
    """Eleven short answers and a film; a cell of the grid fills two of them in."""

    def get(self, request: HttpRequest) -> HttpResponse:
        form = DepositForm(owner=request.user, initial=self.asked_for())
        return self.ask(form)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = DepositForm(request.POST, request.FILES, owner=request.user)
        if not form.is_valid():
            return self.ask(form, status=422)
        try:
            kept = making.deposit(form, request.user)
        except making.NoPlaceError:
            form.add_error(None, _("This site has no list of gestures yet: write to the chamber."))
            return self.ask(form, status=422)
        notices.received(kept, request)
        messages.success(request, _("Thank you! Your gesture has come to the chamber."))
        return redirect(kept)

    def ask(self, form: DepositForm, status: int = 200) -> HttpResponse:
        return self.show("new", status=status, form=form, has_deposits=self.mine().exists())

    def asked_for(self) -> dict[str, str]:
        """Return the words of the cell that called for a deposit (?action=A56&materiau=M41)."""
        wanted = [("action", Action, "action"), ("material", Material, "materiau")]
        found = {
            name: model.objects.filter(code=self.request.GET.get(key, "")[:40]).first()
            for name, model, key in wanted
        }
        return {name: concept.label_fr for name, concept in found.items() if concept}


class MyDepositsView(DepositView):
    """All that the person sent, the newest first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show("list", deposits=list(self.mine()))


class OneDepositView(DepositView):
    """How a deposit stands; what the chamber asks; the answers, to change and send again."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        self.kept = get_object_or_404(self.mine(), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = self.form(initial=initial_of(self.kept)) if self.may_change else None
        return self.tell(form)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if request.POST.get("withdraw"):
            return self.withdraw()
        if not self.may_change:
            messages.error(request, _("The chamber is reading this deposit: wait for its answer."))
            return redirect(self.kept)
        form = self.form(request.POST, request.FILES)
        if not form.is_valid():
            return self.tell(form, status=422)
        making.deposit_again(self.kept, form, request.user)
        messages.success(request, _("Sent again. The chamber reads it, and writes to you."))
        return redirect(self.kept)

    def withdraw(self) -> HttpResponse:
        if self.kept.state == DepositState.PUBLISHED:
            messages.error(
                self.request, _("It is published: write to the chamber to have it taken down.")
            )
            return redirect(self.kept)
        making.withdraw(self.kept, self.request.user)
        messages.success(self.request, _("Withdrawn: nobody but the staff sees this film."))
        return redirect("gestures-deposits")

    @property
    def may_change(self) -> bool:
        """Are the answers in the hands of the depositor now?"""
        is_locked = self.kept.page is not None and self.kept.page.locked
        return self.kept.state == DepositState.ASKED and not is_locked

    def form(self, *data: Any, **options: Any) -> DepositForm:
        known = self.kept.film is not None
        return DepositForm(*data, owner=self.request.user, film_is_known=known, **options)

    def tell(self, form: DepositForm | None, status: int = 200) -> HttpResponse:
        return self.show("one", status=status, deposit=self.kept, form=form)


class PreviewDepositView(OneDepositView):
    """The page as it will look, for the person who sent it."""

    def get(self, request: HttpRequest, pk: int) -> Any:
        if self.kept.page is None:
            return redirect(self.kept)
        draft = self.kept.page.get_latest_revision_as_object()
        return draft.make_preview_request(original_request=request)


def initial_of(kept: Deposit) -> dict[str, Any]:
    """Return the answers as they were given, with the people that the consents name."""
    film = kept.film
    people = list(film.consents.values_list("person", flat=True)) if film else []
    shows = film is not None and film.persons == Persons.SHOWN
    return {
        **kept.answers,
        "people": "\n".join(dict.fromkeys(people)),
        "filmed": Filmed.PEOPLE if shows else Filmed.NOBODY,
    }


class _Depositors:
    """Everybody with an account may send a film, and only a film."""

    goes_on_at = "gestures-deposit-upload"
    may = staticmethod(lambda user, kind: user.is_authenticated and kind == FILM)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.is_authenticated:
            message = _("You are no longer signed in.")
            return JsonResponse({"code": "signed_out", "message": message}, status=401)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class NewFilmView(_Depositors, NewUploadView):
    """Announce the film of a deposit."""


class FilmView(_Depositors, UploadView):
    """The film of a deposit, on its way."""

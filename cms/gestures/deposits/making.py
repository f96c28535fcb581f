"""From the answers of a depositor to a film, its consents, and a draft in the moderation queue."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.media.collections import collection_named
from cms.media.consents import Consent
from cms.media.models import Film
from cms.media.rights import Persons
from cms.media.sending.fields import SentFile, hand_over
from cms.taxonomy.models import Action, Material, Tool

from ..parts import GestureFilm, GestureMaterial
from ..phases import Phase
from .forms import DepositForm, Filmed
from .models import Deposit
from .words import find

COLLECTION = "Dépôts de gestes"


class NoPlaceError(Exception):
    """The site has no list of gestures to put a deposit in."""


@transaction.atomic
def deposit(form: DepositForm, user: Any) -> Deposit:
    """Keep what a valid `form` says, as a draft among the gestures; start its moderation."""
    index = apps.get_model("gestures.GestureIndexPage").objects.live().first()
    if index is None:
        raise NoPlaceError
    film = keep_film(form, user)
    page = apps.get_model("gestures.GesturePage")(
        title=title_of(form), owner=user, live=False, practitioner=_workshop_of(user)
    )
    if page.practitioner:
        page.trades = list(page.practitioner.trades.all())
    page.films = [GestureFilm(film=film)]
    write(page, form, film)
    index.add_child(instance=page)
    kept = Deposit.objects.create(
        owner=user, page=page, film=film, title=page.title, answers=form.answers()
    )
    _submit(page, user)
    return kept


@transaction.atomic
def deposit_again(kept: Deposit, form: DepositForm, user: Any) -> None:
    """Write the new answers on the draft, and send it to the moderation again.

    What staff wrote elsewhere on the draft stays; a new film comes first, the old one stays too.
    """
    page = kept.page.get_latest_revision_as_object()
    film = kept.film
    if form.cleaned_data.get("film"):
        film = keep_film(form, user)
        others = [link for link in page.films.all() if link.film != kept.film]
        page.films = [GestureFilm(film=film), *others]
    elif film is not None:
        keep_rights(film, form)
        film.save()
        keep_consents(film, form)
    write(page, form, film, before=kept.answers)
    kept.film, kept.title, kept.answers = film, page.title, form.answers()
    kept.sent_again_at = timezone.now()
    kept.save()
    _submit(page, user)


@transaction.atomic
def withdraw(kept: Deposit, user: Any) -> None:
    """Close a deposit that is not public: its draft goes, its film stays with the staff, hidden."""
    page = kept.page
    if page and not page.live:
        if page.current_workflow_state:
            page.current_workflow_state.cancel(user=user)
        page.delete()
    if kept.film and not (page and page.live):
        kept.film.trade_secret = True
        kept.film.secret_reason = _("Withdrawn by the person who sent it.")
        kept.film.save()
    kept.page = None
    kept.save()


def title_of(form: DepositForm) -> str:
    """Return "Tourner : argile", as a first title that staff make better."""
    action, material = (form.cleaned_data[name].strip() for name in ("action", "material"))
    return f"{action[:1].upper()}{action[1:]} : {material}"[:255]


def write(page: Any, form: DepositForm, film: Any, before: dict[str, Any] | None = None) -> None:
    """Write on `page` the answers that changed since `before` (None: all of them)."""
    answers = form.answers()

    def changed(*names: str) -> bool:
        return before is None or any(answers[name] != before.get(name) for name in names)

    if changed("action"):
        page.action = find(Action, answers["action"]) or page.action
    if changed("material", "state") and (material := find(Material, answers["material"])):
        page.materials = [GestureMaterial(material=material, state=answers["state"])]
    if changed("tool"):
        tool = find(Tool, answers["tool"])
        page.tools = [tool] if tool else []
    if changed("description"):
        page.introduction = answers["description"]
    if changed("licence"):
        page.licence = answers["licence"]
    if changed("has_secret", "secret_from", "secret_to"):
        others = [phase for phase in page.phases.all() if not phase.is_secret]
        page.phases = [*others, *_secret(answers, film)]


def _secret(answers: dict[str, Any], film: Any) -> list[Phase]:
    if not answers["has_secret"]:
        return []
    times = {"start": answers["secret_from"], "end": answers["secret_to"]}
    return [Phase(name=_("Secret moment"), film=film, is_secret=True, **times)]


def keep_film(form: DepositForm, user: Any) -> Film:
    """Add the film to the library with its rights and consents, and have it prepared."""
    file: File = form.cleaned_data["film"]
    film = Film(
        title=title_of(form), description=form.cleaned_data["description"], file=file,
        uploaded_by=user, collection=collection_named(COLLECTION),
        author=str(user), credit=str(user),
    )  # fmt: skip
    keep_rights(film, form)
    if isinstance(file, SentFile) and file.upload.sha256:
        film.measured = (file.upload.sha256, file.upload.length)
    film.save()
    if isinstance(file, SentFile):
        hand_over(file.upload, film)
    keep_consents(film, form)
    return film


def keep_rights(film: Film, form: DepositForm) -> None:
    """Write on `film` who may see it: a film with a secret moment is seen by nobody but staff."""
    answers = form.cleaned_data
    shows_people = answers["filmed"] == Filmed.PEOPLE
    film.persons = Persons.SHOWN if shows_people else Persons.NOBODY
    film.licence = answers["licence"]
    film.trade_secret = answers["has_secret"]
    film.secret_reason = _("A moment of it is a trade secret.") if film.trade_secret else ""


def keep_consents(film: Film, form: DepositForm) -> None:
    """Record what each person agreed to; for a minor, nothing before a parent signs.

    What was said before counts no more, unless a document was signed.
    """
    answers = form.cleaned_data
    shows_adults = answers["filmed"] == Filmed.PEOPLE and not answers["has_minors"]
    names = form.names() if shows_adults else []
    said = film.consents.filter(document=None, withdrawn_on=None)
    said.exclude(person__in=names, use=answers["agreed"]).delete()
    for name in names:
        Consent.objects.get_or_create(film=film, person=name, use=answers["agreed"])


def _workshop_of(user: Any) -> Any:
    return apps.get_model("artisans.ArtisanPage").objects.filter(owners=user).first()


def _submit(page: Any, user: Any) -> None:
    """Save the draft and put it in the queue; its e-mails are ours: nobody is named as asking."""
    revision = page.save_revision(user=user, clean=False)
    log(instance=page, action="wagtail.edit", user=user, revision=revision, content_changed=True)
    state = page.current_workflow_state
    if state:
        if state.status == state.STATUS_NEEDS_CHANGES:
            state.resume(user=None)
    elif workflow := page.get_workflow():
        workflow.start(page, None)

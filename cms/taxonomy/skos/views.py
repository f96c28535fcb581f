"""Import a vocabulary in the back office: send a file, read what would change, then write it."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import VOCABULARIES, Concept
from .merging import Plan, plan_of, write
from .opening import LARGEST, SkosError
from .reading import read_skos

KEPT_FOR = 60 * 60
"""Seconds a file waits for its confirmation."""
MOST_SHOWN = 300


class ImportForm(forms.Form):
    """Which vocabulary, from which file."""

    vocabulary = forms.ChoiceField(label=gettext_lazy("Vocabulary"))
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("SKOS in Turtle, JSON-LD or RDF/XML, 4 MB at most."),
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["vocabulary"].choices = choices  # type: ignore[attr-defined]


def may_import(user: Any) -> list[tuple[str, str]]:
    """Return the vocabularies that `user` may add to and change, as choices."""
    return [
        (name, str(model._meta.verbose_name_plural).capitalize())
        for name, model in VOCABULARIES.items()
        if all(user.has_perm(f"taxonomy.{verb}_{model._meta.model_name}")
               for verb in ("add", "change"))
    ]  # fmt: skip


def import_vocabulary(request: HttpRequest) -> HttpResponse:
    """Show the form, then what the file would change; write it once that is confirmed."""
    choices = may_import(request.user)
    if not choices:
        raise PermissionDenied
    if "waiting" in request.POST:
        return _confirm(request, dict(choices))
    form = ImportForm(request.POST or None, request.FILES or None, choices=choices)
    if form.is_valid():
        content = form.cleaned_data["file"].read(LARGEST + 1)
        try:
            return _preview(request, form.cleaned_data["vocabulary"], content)
        except SkosError as error:
            for sentence in error.sentences[:50]:
                form.add_error("file", sentence)
    return _show(request, {"form": form}, 422 if form.errors else 200)


def _preview(request: HttpRequest, vocabulary: str, content: bytes) -> HttpResponse:
    plan = plan_of(VOCABULARIES[vocabulary], read_skos(content))
    waiting = uuid.uuid4().hex
    kept = {"vocabulary": vocabulary, "content": content, "mark": plan.mark}
    cache.set(_key(request, waiting), kept, KEPT_FOR)
    return _show_plan(request, VOCABULARIES[vocabulary], plan, waiting)


def _confirm(request: HttpRequest, allowed: dict[str, str]) -> HttpResponse:
    """Write what was shown; when the vocabulary changed meanwhile, show it again first."""
    key = _key(request, request.POST["waiting"])
    kept = cache.get(key)
    if not kept or kept["vocabulary"] not in allowed:
        messages.error(request, _("This file is no longer waiting: send it again."))
        return redirect("taxonomy_import")
    model = VOCABULARIES[kept["vocabulary"]]
    try:
        plan = plan_of(model, read_skos(kept["content"]))
        if plan.mark != kept["mark"]:
            messages.warning(
                request, _("The vocabulary was changed meanwhile: look at this again.")
            )
            return _preview(request, kept["vocabulary"], kept["content"])
        write(model, plan)
    except SkosError as error:
        messages.error(request, " ".join([*error.sentences[:5], _("Nothing was changed.")]))
        return redirect("taxonomy_import")
    cache.delete(key)
    sentence = _("The vocabulary is imported: %(created)d created, %(updated)d updated.")
    messages.success(request, sentence % {"created": plan.created, "updated": plan.updated})
    return redirect(model.snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]


def _show_plan(
    request: HttpRequest, model: type[Concept], plan: Plan, waiting: str
) -> HttpResponse:
    title = str(model._meta.verbose_name_plural).capitalize()
    context = {
        "plan": plan, "waiting": waiting, "title": title, "shown": plan.changes[:MOST_SHOWN],
        "more": max(0, len(plan.changes) - MOST_SHOWN),
    }  # fmt: skip
    return _show(request, context)


def _show(request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    page = {"page_title": _("Import a vocabulary"), **context}
    return render(request, "taxonomy/import_vocabulary.html", page, status=status)


def _key(request: HttpRequest, waiting: str) -> str:
    """Return where a file waits: each person finds only their own."""
    name = "".join(sign for sign in waiting if sign.isalnum())[:32]
    return f"skos-{request.user.pk}-{name}"

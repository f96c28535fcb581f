"""What can be put in a scene by search: pages and media, each with the kind that shows it."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.search.index import class_is_indexed

from cms.blocks.loading import for_cards

from .cards import PICTURES
from .kinds import choosers_of

MOST = 8


def found_for(page: Any, user: Any, words: str) -> list[dict[str, Any]]:
    """Return, kind by kind, at most eight things whose title holds the beginning of each word."""
    groups, seen = [], set()
    for kind, field, model in choosers_of(page):
        if model in seen:
            continue
        seen.add(model)
        items = [_item(page, model, each) for each in _matching(_within(model, user), words)]
        if items:
            name = str(model._meta.verbose_name_plural)
            label = name[:1].upper() + name[1:]
            groups.append({"kind": kind, "field": field, "label": label, "items": items})
    return groups


def _within(model: Any, user: Any) -> QuerySet[Any]:
    """Return what `user` may put in a page: what is public, what they may edit, what they use."""
    everything: QuerySet[Any] = model._default_manager.all()
    if issubclass(model, Page):
        rows = everything if user.is_superuser else everything.filter(
            Q(live=True) | Q(pk__in=_editable(user))
        )  # fmt: skip
        return for_cards(rows) if model is not Page else rows
    policy = policy_registry.get_by_type(model)
    if policy is None:
        return everything
    allowed: QuerySet[Any] = policy.instances_user_has_any_permission_for(
        user, ["choose", "change", "add"]
    )
    return allowed


def _editable(user: Any) -> QuerySet[Any]:
    pages: QuerySet[Any] = policy_registry.get_by_type(Page).instances_user_has_permission_for(
        user, "change"
    )
    return pages.values("pk")


def _matching(rows: Any, words: str) -> list[Any]:
    """Return the best matches; without words, the newest."""
    if not words:
        return list(rows.order_by("-pk")[:MOST])
    if class_is_indexed(rows.model):
        found = list(rows.order_by().autocomplete(words)[:MOST]) if _completes(rows) else []
        if found:
            return found
    return list(rows.filter(title__icontains=words)[:MOST])


def _completes(rows: QuerySet[Any]) -> bool:
    return hasattr(rows, "autocomplete") and bool(rows.model.get_autocomplete_search_fields())


def _item(page: Any, model: Any, each: Any) -> dict[str, Any]:
    picture: Any = each.pk if model is get_image_model() else next(
        (getattr(each, name) for name in PICTURES if getattr(each, name, None)), None
    )  # fmt: skip
    thumbnail = ""
    if picture:
        thumbnail = reverse("documentary_storyboard_thumbnail", args=[page.pk, picture])
    return {"id": each.pk, "title": each.title, "picture": thumbnail}

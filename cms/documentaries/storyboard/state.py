"""What the storyboard is given when it opens; what takes longer comes just after (`about`)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.urls import reverse

from cms.pages.workshop.drafts import revision_data

from ..readings import readings_of
from .cards import cards_of
from .comments import comments_of
from .faults import findings_of
from .keeping import stored
from .kinds import blank_of, kinds_of, row_of_choice, scene_block
from .starts import starts_of
from .words import words

ADDRESSES = ("save", "form", "scene", "about", "search", "comment", "publish", "preview")


def state_of(page: Any, revision: Any, user: Any, obstacle: str) -> dict[str, Any]:
    """Return the state of the storyboard of `page`, as its last revision has it."""
    perms = page.permissions_for_user(user)
    publishes = not obstacle and perms.can_publish()
    kinds = kinds_of(page)
    return {
        "id": page.pk,
        "scenes": stored(page),
        "board": page.board,
        "kinds": kinds,
        "starts": starts_of(kinds),
        "blank": blank_of(scene_block(page)),
        "choice": row_of_choice(page),
        "faults": [],
        "revision": revision_data(revision),
        "user": user.pk,
        "obstacle": obstacle,
        "may": {
            "edit": not obstacle,
            "publish": publishes,
            "submit": not obstacle and not publishes and perms.can_submit_for_moderation(),
        },
        "urls": addresses_of(page),
        "words": words(),
    }


def about(page: Any) -> dict[str, Any]:
    """Return what the storyboard shows of the scenes: pictures, faults, readings, comments."""
    return {
        "cards": cards_of(page, stored(page)),
        "faults": findings_of(page),
        "readings": {key: asdict(each) for key, each in readings_of(page).items()},
        "comments": comments_of(page),
    }


def addresses_of(page: Any) -> dict[str, str]:
    return {
        **{name: reverse(f"documentary_storyboard_{name}", args=[page.pk]) for name in ADDRESSES},
        "edit": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "history": reverse("wagtailadmin_pages:history", args=[page.pk]),
    }

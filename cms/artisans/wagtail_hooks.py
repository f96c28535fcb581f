"""Artisans in the back office: log entries, the right to check titles, agreement in bulk."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogFormatter

from .models import ArtisanPage
from .space.changes import ANSWER, CLAIM, RESTORE
from .space.questions import BY_SLUG


@hooks.register("register_log_actions")
def log_the_space(actions: Any) -> None:
    @actions.register_action(ANSWER)
    class AnswerFormatter(LogFormatter):
        """Which questions an artisan answered."""

        label = gettext_lazy("Change in the artisan's space")

        def format_message(self, log_entry: Any) -> str:
            return _("Changed in their space: %(questions)s") % {"questions": _titles(log_entry)}

    @actions.register_action(RESTORE)
    class RestoreFormatter(LogFormatter):
        """Which answers an artisan brought back."""

        label = gettext_lazy("Undo in the artisan's space")

        def format_message(self, log_entry: Any) -> str:
            return _("Brought back in their space: %(questions)s") % {
                "questions": _titles(log_entry)
            }

    actions.register_action(
        CLAIM, gettext_lazy("Claim of the page"), gettext_lazy("Claimed by its artisan")
    )


def _titles(log_entry: Any) -> str:
    slugs = log_entry.data.get("questions", [])
    return ", ".join(str(BY_SLUG[slug].title) for slug in slugs if slug in BY_SLUG)


@hooks.register("register_permissions")
def title_permission() -> Any:
    return Permission.objects.filter(content_type__app_label="artisans", codename="check_titles")


@hooks.register("before_bulk_action")
def refuse_unagreed(
    request: Any, action_type: str, objects: Any, action: Any
) -> HttpResponse | None:
    """Do not publish in bulk the page of an artisan who did not agree."""
    if action_type != "publish" or request.method != "POST":
        return None
    pages = [page.specific for page in objects if hasattr(page, "specific")]
    silent = [p for p in pages if isinstance(p, ArtisanPage) and not p.may_appear]
    if not silent:
        return None
    names = ", ".join(page.title for page in silent)
    messages.error(request, _("Their artisan did not agree yet: %(names)s") % {"names": names})
    return redirect("wagtailadmin_explore", silent[0].get_parent().pk)

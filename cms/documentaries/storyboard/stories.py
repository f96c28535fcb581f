"""The stories of the back office: their list, and the way to a new one in one step."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.permissions import policy_registry

from ..models import DocumentaryIndexPage, DocumentaryPage


class NewStoryForm(forms.Form):
    """What a story needs to begin: its title."""

    title = forms.CharField(
        max_length=255, label=gettext_lazy("Title of the new story"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Write the title of the story first.")},
    )  # fmt: skip


class StoriesView(View):
    """List the stories that somebody may change; begin another one."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._shown(request, NewStoryForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        parent = index_for(request.user)
        if parent is None:
            raise PermissionDenied(_("You may not add a story."))
        form = NewStoryForm(request.POST)
        if not form.is_valid():
            return self._shown(request, form)
        page = begin_story(parent, form.cleaned_data["title"], request.user)
        return redirect("documentary_storyboard", page.pk)

    def _shown(self, request: HttpRequest, form: NewStoryForm) -> HttpResponse:
        context = {
            "stories": stories_for(request.user),
            "form": form,
            "may_add": index_for(request.user) is not None,
            "page_title": _("Documentaries"),
            "header_icon": "media",
        }
        return render(request, "documentaries/admin/stories.html", context)


def stories_for(user: Any) -> list[DocumentaryPage]:
    """Return the stories that `user` may change, the last one worked on first."""
    policy: Any = policy_registry.get_by_type(DocumentaryPage)
    rows = policy.instances_user_has_permission_for(user, "change")
    pages = DocumentaryPage.objects.filter(pk__in=rows.values("pk")).defer_streamfields()
    return list(pages.order_by("-latest_revision_created_at", "-pk")[:200])


def index_for(user: Any) -> DocumentaryIndexPage | None:
    """Return where `user` may add a story, or None."""
    for index in DocumentaryIndexPage.objects.order_by("path"):
        if index.permissions_for_user(user).can_add_subpage():
            return index
    return None


def begin_story(parent: Any, title: str, user: Any) -> DocumentaryPage:
    """Return a new story below `parent`: a draft with a title and no scene yet."""
    page = DocumentaryPage(title=title, draft_title=title, live=False, owner=user, scenes=[])
    parent.add_child(instance=page)
    page.save_revision(user=user, log_action=True, clean=False)
    return page

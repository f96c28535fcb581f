"""How stories are read, in the back office: a table for all of them, one for each, and CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies.pages import PagePermissionPolicy

from .models import DocumentaryPage
from .readings import Reading, SceneReading, readings_of
from .supports.views import story_for


@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """List the stories that the user may change, with what was read of each."""
    policy = PagePermissionPolicy(DocumentaryPage)
    pages = policy.instances_user_has_permission_for(request.user, "change")
    stories = DocumentaryPage.objects.filter(pk__in=pages.values("pk")).order_by("title")
    totals = SceneReading.objects.order_by().values("page")
    sums = {row["page"]: row for row in totals.annotate(views=Sum("seen"), time=Sum("seconds"))}
    rows = [(page, sums.get(page.pk)) for page in stories.only("pk", "title")]
    context = {"rows": rows, "page_title": _("Readings of the stories")}
    return render(request, "documentaries/admin/readings_report.html", context)


@require_safe
def readings(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how each scene of a story was read; as CSV, day by day, with `?format=csv`."""
    page = story_for(request, pk)
    if request.GET.get("format") == "csv":
        return _as_csv(page)
    found = readings_of(page)
    rows = [(scene, found.get(scene.id, Reading())) for scene in page.story.scenes]
    context = {
        "page": page, "rows": rows, "most": max([1, *(each.seen for _scene, each in rows)]),
        "page_title": _("Readings"), "page_subtitle": page.title,
    }  # fmt: skip
    return render(request, "documentaries/admin/readings.html", context)


def _as_csv(page: Any) -> HttpResponse:
    titles = {scene.id: scene.title for scene in page.story.scenes}
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="lectures-{page.slug}.csv"'
    response.write("\ufeff")  # spreadsheets read French letters right with it
    table = csv.writer(response, delimiter=";")
    table.writerow([_("Day"), _("Scene"), _("Seen"), _("Story left there"), _("Seconds")])
    for row in SceneReading.objects.filter(page=page):
        title = _text(titles.get(row.scene, _("(a scene that is gone)")))
        table.writerow([row.day.isoformat(), title, row.seen, row.left, row.seconds])
    return response


def _text(words: str) -> str:
    """Return `words` as no spreadsheet takes them for a formula."""
    return f"'{words}" if words[:1] in ("=", "+", "-", "@", "\t", "\r") else words


def urls() -> list[Any]:
    return [
        path("documentaires/lectures/", report, name="documentary_readings_report"),
        path("documentaires/<int:pk>/lectures/", readings, name="documentary_readings"),
    ]


def menu_item() -> MenuItem:
    """Return the entry of the menu of reports."""
    return MenuItem(
        gettext_lazy("Readings of the stories"), reverse("documentary_readings_report"),
        icon_name="view", order=900,
    )  # fmt: skip


def header_button(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Yield the way to the readings of a story, in the header of its screens."""
    if isinstance(page, DocumentaryPage) and page.permissions_for_user(user).can_edit():
        address = reverse("documentary_readings", args=[page.pk])
        yield Button(_("Readings"), address, icon_name="view", priority=8)

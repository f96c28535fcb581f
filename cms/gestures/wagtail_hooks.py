"""What `cms.gestures` adds to the back office."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from . import hiding_views
from .deposits.models import Deposit
from .modelling import views
from .models import GesturePage
from .viewsets import DepositViewSet, ExpectationViewSet, ReadOnlyPolicy

register_permission_policy(Deposit, ReadOnlyPolicy(Deposit))
register_snippet(ExpectationViewSet)
register_snippet(DepositViewSet)


@hooks.register("insert_global_admin_css")
def editor_css() -> str:
    """Return the style of the editor's long lists of words."""
    return format_html('<link rel="stylesheet" href="{}">', static("gestures/editor.css"))


class DepositMenuItem(MenuItem):
    """The way to send a gesture, for partners: staff write theirs among the pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        user: Any = request.user
        return not user.has_perm("gestures.change_expectation")


@hooks.register("register_admin_menu_item")
def deposit_menu_item() -> MenuItem:
    return DepositMenuItem(
        _("Send a gesture"), reverse("gestures-deposit"), icon_name="upload", order=250
    )


hooks.register("register_log_actions", hiding_views.name_log_actions)


@hooks.register("register_admin_urls")
def hiding_urls() -> list[Any]:
    return [path("gestes/<int:pk>/secrets/", hiding_views.hide, name="gesture_hide_secrets")]


@hooks.register("register_page_header_buttons")
def hiding_button(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Yield the way to a copy without secrets, on the draft of a gesture whose film shows some."""
    if not isinstance(page, GesturePage) or not page.permissions_for_user(user).can_edit():
        return
    if any(phase.is_secret and phase.start is not None for phase in page.phases.all()):
        address = reverse("gesture_hide_secrets", args=[page.pk])
        yield Button(_("Hide the secret moments"), address, icon_name="lock", priority=6)


@hooks.register("register_admin_urls")
def modelling_urls() -> list[Any]:
    """Below /admin/: Wagtail lets in only those who may enter the back office."""
    tool = "gestes/<int:page_id>/atelier/"
    return [
        path(tool, views.ModellingView.as_view(), name="gesture_modelling"),
        path(f"{tool}enregistrer/", views.SaveView.as_view(), name="gesture_modelling_save"),
        path(f"{tool}publier/", views.PublishView.as_view(), name="gesture_modelling_publish"),
        path(f"{tool}importer/", views.ImportView.as_view(), name="gesture_modelling_import"),
    ]


def _ways_to_the_tool(page: Any, user: Any) -> Iterator[Button]:
    """Yield the button that opens the tool, on a gesture that `user` may edit."""
    if page.specific_class is GesturePage and page.permissions_for_user(user).can_edit():
        yield Button(
            _("Open the workshop"),
            reverse("gesture_modelling", args=[page.pk]),
            icon_name="crosshairs",
            priority=5,
        )


@hooks.register("register_page_header_buttons")
def in_the_header(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    yield from _ways_to_the_tool(page, user)


@hooks.register("register_page_listing_more_buttons")
def in_listings(page: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    yield from _ways_to_the_tool(page, user)

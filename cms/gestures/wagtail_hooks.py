"""What `cms.gestures` adds to the back office."""

from collections.abc import Iterator
from typing import Any

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from . import hiding_views
from .deposits.models import Deposit
from .models import GesturePage
from .viewsets import DepositViewSet, ExpectationViewSet, ReadOnlyPolicy

register_permission_policy(Deposit, ReadOnlyPolicy(Deposit))
register_snippet(ExpectationViewSet)
register_snippet(DepositViewSet)


@hooks.register("insert_global_admin_css")
def editor_css() -> str:
    """Return the style of the editor's long lists of words."""
    return format_html('<link rel="stylesheet" href="{}">', static("gestures/editor.css"))


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

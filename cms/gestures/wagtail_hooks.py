"""What `cms.gestures` adds to the back office."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from .deposits.models import Deposit
from .viewsets import DepositViewSet, ExpectationViewSet, ReadOnlyPolicy

register_permission_policy(Deposit, ReadOnlyPolicy(Deposit))
register_snippet(ExpectationViewSet)
register_snippet(DepositViewSet)


@hooks.register("insert_global_admin_css")
def editor_css() -> str:
    """Return the style of the editor's long lists of words."""
    return format_html('<link rel="stylesheet" href="{}">', static("gestures/editor.css"))

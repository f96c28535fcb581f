"""What `cms.gestures` adds to the back office."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .viewsets import ExpectationViewSet

register_snippet(ExpectationViewSet)


@hooks.register("insert_global_admin_css")
def editor_css() -> str:
    """Return the style of the editor's long lists of words."""
    return format_html('<link rel="stylesheet" href="{}">', static("gestures/editor.css"))

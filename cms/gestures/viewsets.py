"""What staff keep beside the gestures themselves."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from .expectations import Expectation


class ExpectationViewSet(SnippetViewSet):
    """The gestures that trades expect: the calls for deposits of the grid."""

    model = Expectation
    icon = "help"
    menu_hook = "register_knowledge_menu_item"
    menu_order = 900
    menu_label = _("Expected gestures")
    list_display = ["__str__", "trade", "note"]
    list_filter = ["trade"]
    list_per_page = 100
    copy_view_enabled = False

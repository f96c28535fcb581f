"""The doctor in the editor of a story: what is wrong in what was last saved, and where."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.panels import Panel

from .doctor import diagnose
from .findings import Finding


def address_of(finding: Finding) -> str:
    """Return where the editor shows the scene, or the block, that `finding` is about."""
    if not finding.scene:
        return "#:w:contentpath=scenes"
    inside = f".body.{finding.block}" if finding.block else ""
    return f"#:w:contentpath=scenes.{finding.scene}{inside}"


class DoctorPanel(Panel):
    """The findings of the doctor, with links to the blocks they are about."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "documentaries/admin/doctor.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk) and super().is_shown()

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            found = diagnose(self.instance)
            return {
                **(super().get_context_data(parent_context) or {}),
                "blocking": [(each, address_of(each)) for each in found if each.is_blocking],
                "warnings": [(each, address_of(each)) for each in found if not each.is_blocking],
            }


def warn_on_publication(request: HttpRequest, page: Any) -> None:
    """Tell who has just published `page` what the doctor would still put right."""
    from .models import DocumentaryPage

    if not isinstance(page, DocumentaryPage):
        return
    number = len(diagnose(page))
    if number:
        sentence = ngettext(
            "The story is published; the doctor still has %(n)d thing to say.",
            "The story is published; the doctor still has %(n)d things to say.", number,
        )  # fmt: skip
        where = _("Open the story: the panel “Doctor” lists them, with the way to each scene.")
        messages.warning(request, f"{sentence % {'n': number}} {where}")

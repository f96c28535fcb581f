"""What the form of a media says of its file: its preparation, its measures, where it is used."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import HelpPanel
from wagtail.models import ReferenceIndex

from .sending.progress import line_of
from .transcription import lacks_words


class FactsPanel(HelpPanel):
    """The facts of one media, with a button to try again when its preparation failed."""

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            media = self.instance
            if media.pk is None:
                return context
            names = media.snippet_viewset.get_url_name
            twins = [m for m in media.source.media() if m != media] if media.source else []
            return {
                **context,
                "line": line_of(media),
                "job": media.job,
                "propose_url": reverse(names("propose"), args=[media.pk]),
                "lacks_words": lacks_words(media),
                "usage_url": reverse(names("usage"), args=[media.pk]),
                "usage_count": ReferenceIndex.get_grouped_references_to(media).count(),
                "twins": [(m.title, reverse(names("edit"), args=[m.pk])) for m in twins],
            }

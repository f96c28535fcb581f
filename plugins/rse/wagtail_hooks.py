"""Register the practices and their items in the back office."""

from wagtail.snippets.models import register_snippet

from .viewsets import RseGroup

register_snippet(RseGroup)

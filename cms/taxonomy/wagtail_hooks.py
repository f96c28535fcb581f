"""Register the vocabularies and the territory in the back office."""

from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from .territory import Commune
from .viewsets import KnowledgeGroup, ReadOnlyPolicy

register_permission_policy(Commune, ReadOnlyPolicy(Commune))
register_snippet(KnowledgeGroup)

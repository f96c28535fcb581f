"""Register the vocabularies and the territory in the back office."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from .skos.views import import_vocabulary, may_import
from .territory import Commune
from .viewsets import KnowledgeGroup, ReadOnlyPolicy

register_permission_policy(Commune, ReadOnlyPolicy(Commune))
register_snippet(KnowledgeGroup)


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    """Below /admin/: Wagtail lets in only those who may enter the back office."""
    return [path("vocabulaires/importer/", import_vocabulary, name="taxonomy_import")]


class ImportMenuItem(MenuItem):
    """Shown to those who may add to a vocabulary and change it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(may_import(request.user))


@hooks.register("register_knowledge_menu_item")
def import_menu_item() -> MenuItem:
    return ImportMenuItem(
        _("Import a vocabulary"), reverse("taxonomy_import"), icon_name="upload", order=900
    )

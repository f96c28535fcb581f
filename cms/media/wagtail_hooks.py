"""What `cms.media` adds to the back office."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms.collections import collection_member_permission_formset_factory
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet

from .history import SaidInWords
from .models import Film, Model3D, Sound
from .rights_panels import ConsentsPanel
from .sending import page, progress, protocol, quota, rights
from .viewsets import MediaGroup

register_snippet(MediaGroup)

LABELS = {
    Film: (_("Add"), _("Edit"), _("Add/edit films they sent"), _("Edit any film")),
    Sound: (_("Add"), _("Edit"), _("Add/edit sounds they sent"), _("Edit any sound")),
    Model3D: (_("Add"), _("Edit"), _("Add/edit 3D models they sent"), _("Edit any 3D model")),
}


def _permission_panel(model: Any) -> Any:
    """Return the part of a group's form that gives rights on `model`, collection by collection."""
    name = model._meta.model_name
    add, edit, own, anyone = LABELS[model]
    return collection_member_permission_formset_factory(
        model,
        [(f"add_{name}", add, own), (f"change_{name}", edit, anyone)],
        f"media/admin/permissions_{name}.html",
    )


for _model in LABELS:
    _panel = _permission_panel(_model)
    hooks.register("register_group_permission_panel", lambda panel=_panel: panel)


@hooks.register("register_log_actions")
def name_log_actions(actions: Any) -> None:
    """Say in the history of a media what became of its captions."""
    actions.register_action("media.captions_proposed")(CaptionsProposed)
    actions.register_action("media.captions_failed")(CaptionsRefused)


class CaptionsProposed(LogFormatter):
    """Captions were written by the recogniser of speech."""

    label = _("Propose captions")
    message = _("Captions were proposed. Read them again before publishing.")


class CaptionsRefused(SaidInWords):
    """The recogniser of speech found nothing to write, and why."""

    label = _("Propose captions")


@hooks.register("describe_collection_contents")
def describe_media(collection: Any) -> dict[str, Any] | None:
    """Say how many media a collection holds, so that it is not deleted by mistake."""
    counts = {model: model.objects.filter(collection=collection).count() for model in LABELS}
    total = sum(counts.values())
    if not total:
        return None
    fullest: Any = max(counts, key=lambda model: counts[model])
    address = reverse(fullest.snippet_viewset.get_url_name("list"))
    return {
        "count": total,
        "count_text": _("%(count)s films, sounds or 3D models") % {"count": total},
        "url": f"{address}?collection={collection.pk}",
    }


@hooks.register("construct_homepage_panels")
def add_consents(request: Any, panels: list[Any]) -> None:
    """Show the consents that end soon to those who manage consents."""
    if request.user.has_perm("media.change_consent"):
        panels.append(ConsentsPanel())


@hooks.register("register_admin_urls")
def sending_urls() -> list[Any]:
    """Below /admin/: Wagtail lets in only those who may enter the back office."""
    return [
        path("medias/envoyer/", page.SendView.as_view(), name="media_send"),
        path(
            "medias/envoyer/<str:token>/", page.UploadFormView.as_view(), name="media_upload_form"
        ),
        path("medias/envois/", protocol.NewUploadView.as_view(), name="media_uploads"),
        path("medias/envois/<str:token>", protocol.UploadView.as_view(), name="media_upload"),
        path("medias/nouvelles/", progress.news, name="media_news"),
    ]


class SendMenuItem(MenuItem):
    """The way to the page where files are sent, for those who may add a media."""

    def is_shown(self, request: HttpRequest) -> bool:
        return rights.may_send(request.user, "")


@hooks.register("register_media_menu_item")
def send_menu_item() -> MenuItem:
    return SendMenuItem(_("Send files"), reverse("media_send"), icon_name="upload", order=0)


@hooks.register("insert_global_admin_js")
def sending_script() -> str:
    """Return the module that wakes file fields and the lines of media, in choosers too."""
    return format_html(
        '<script type="module" src="{}" data-tus="{}" data-news="{}"></script>',
        static("media/sending/admin.js"), static("npm/tus/tus.min.js"), reverse("media_news"),
    )  # fmt: skip


@hooks.register("insert_global_admin_css")
def sending_style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("media/sending/sending.css"))


@hooks.register("describe_organisation")
def describe_room(organisation: Any) -> str:
    """Say on the form of an organisation how much of its room is used."""
    return quota.usage(quota.account_of_organisation(organisation))

"""The library in the back office: lists, forms and choosers of films, sounds and 3D models."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Textarea
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views import chooser, snippets
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from . import kinds, transcription
from .forms import MediaForm, file_input
from .models import Film, Model3D, Sound
from .panels import FactsPanel
from .rights_panels import ConsentViewSet, rights_panel
from .sending.progress import line_of
from .tasks import propose_captions, try_again

RIGHTS = rights_panel()
ON_THE_SITE = FactsPanel(template="media/admin/facts.html", heading=_("On the site"))


class OneOfTheirs:
    """A view of one media: its collection and who sent it decide, not only the kind of media."""

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        media = super().get_object(*args, **kwargs)  # type: ignore[misc]
        if not self.user_has_permission_for_instance(self.permission_required, media):  # type: ignore[attr-defined]
            raise PermissionDenied
        return media


class MediaEditView(OneOfTheirs, snippets.EditView):
    """Edit one media."""


class RetryView(MediaEditView):
    """Prepare again a media whose preparation failed; asked by a button of its form."""

    http_method_names = ["post"]

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if self.object.can_be_retried and try_again(self.object):
            messages.success(request, _("The preparation starts again."))
        else:
            messages.error(request, _("Nothing to try again: send the file if it is lost."))
        return redirect(self.get_edit_url())


class ProposeCaptionsView(MediaEditView):
    """Ask the site's recogniser of speech for what a media lacks; a button of its form does."""

    http_method_names = ["post"]

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if transcription.lacks_words(self.object):
            propose_captions.enqueue(self.object._meta.label, self.object.pk, request.user.pk)
            words = _("The captions are being written. Read them again before you publish them.")
            messages.success(request, words)
        else:
            messages.error(request, _("Nothing to propose: what people wrote is kept."))
        return redirect(self.get_edit_url())


class MediaDeleteView(OneOfTheirs, snippets.DeleteView):
    """Delete one media."""


class ForUser:
    """Gives the form of a chooser's "send" tab the user it is for."""

    def get_creation_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_creation_form_kwargs()  # type: ignore[misc]
        return {**kwargs, "for_user": self.request.user}  # type: ignore[attr-defined]


class MediaChooseView(ForUser, chooser.ChooseView):
    """Choose a media, or send one."""


class MediaChooserCreateView(ForUser, chooser.SnippetCreateView):
    """Receive a media sent from the chooser."""


class MediaChooserViewSet(chooser.SnippetChooserViewSet):
    """Choose a media of the library, or send one without leaving the page."""

    choose_view_class = MediaChooseView
    create_view_class = MediaChooserCreateView
    create_action_label = _("Send")
    create_action_clicked_label = _("Sending…")
    search_tab_label = _("Library")
    creation_tab_label = _("Send a file")


class PosterColumn(Column):
    """A small image of the media."""

    cell_template_name = "media/admin/poster_cell.html"


class StateColumn(Column):
    """The state of a media; it is brought up to date while the page is open."""

    cell_template_name = "media/admin/state_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "line": line_of(instance)}


class MediaViewSet(SnippetViewSet):
    """What the three lists have in common."""

    accepted = ""
    ordering = ["-created_at"]
    list_per_page = 24
    list_filter = ["state", "licence", "collection"]
    copy_view_enabled = False  # two media would share one file
    edit_view_class = MediaEditView
    delete_view_class = MediaDeleteView
    add_to_admin_menu = False

    @property
    def list_display(self) -> list[Any]:
        return [
            "__str__",  # first: it is the one that leads to the form
            *self.first_columns,
            *self.fact_columns,
            StateColumn("state", label=_("State"), accessor="progress_label"),
            Column("created_at", label=_("Sent on"), sort_key="created_at", accessor="created_at"),
        ]

    short_form_fields: tuple[str, ...] = ()
    """What the short form asks besides: in choosers, and where files are sent."""
    first_columns: list[Any] = []
    fact_columns: list[Any] = []

    def get_queryset(self, request: Any) -> Any:
        found = self.model.objects.select_related("collection", "source")
        return found.prefetch_related("source__jobs")

    @property
    def retry_view(self) -> Any:
        return self.construct_view(RetryView, **self.get_edit_view_kwargs())

    @property
    def propose_view(self) -> Any:
        return self.construct_view(ProposeCaptionsView, **self.get_edit_view_kwargs())

    def get_urlpatterns(self) -> list[URLPattern]:
        one = f"<{self.pk_path_converter}:pk>/"
        retry = path(f"retry/{one}", self.retry_view, name="retry")
        propose = path(f"captions/{one}", self.propose_view, name="propose")
        return [*super().get_urlpatterns(), retry, propose]

    @property
    def chooser_viewset_class(self) -> type[MediaChooserViewSet]:
        return type(f"{self.model.__name__}Chooser", (MediaChooserViewSet,), {
            "creation_form_class": self.short_form_class(),
        })  # fmt: skip

    def short_form_class(self) -> type[MediaForm]:
        """Return the form of choosers and of the page where files are sent."""
        name = f"{self.model.__name__}ShortForm"
        return type(name, (MediaForm,), {"Meta": self._form_meta()})

    def _form_meta(self) -> type:
        return type("Meta", (), {
            "model": self.model,
            "fields": [
                "title", "file", *self.short_form_fields, "description", "credit", "licence",
                "persons", "collection",
            ],
            "widgets": {
                "file": file_input(self.model.kind),
                "captions": file_input(kinds.CAPTIONS),
                "description": Textarea(attrs={"rows": 3}),
            },
        })  # fmt: skip


def file_panel(kind: str, name: str = "file") -> FieldPanel:
    """Return the panel of a file of `kind`."""
    return FieldPanel(name, widget=file_input(kind))


def tabs(*panels: Any) -> ObjectList:
    """Return the form of a media: its own panels, then rights, then what the site makes of it."""
    return ObjectList([*panels, RIGHTS, ON_THE_SITE], base_form_class=MediaForm)


class FilmViewSet(MediaViewSet):
    """Films."""

    model = Film
    icon = "media"
    menu_label = _("Films")
    short_form_fields = ("captions",)
    first_columns = [PosterColumn("poster", label=_("Poster"), accessor="poster", width="6rem")]
    fact_columns = [Column("duration_label", label=_("Duration"), sort_key="duration")]
    edit_handler = tabs(
        FieldPanel("title"),
        file_panel(kinds.FILM),
        FieldPanel("description"),
        MultiFieldPanel(
            [
                file_panel(kinds.CAPTIONS, "captions"),
                FieldPanel("transcript"),
                FieldPanel("poster"),
            ],
            heading=_("For everyone"),
        ),
    )

    def get_queryset(self, request: Any) -> Any:
        films = super().get_queryset(request).select_related("poster")
        return films.prefetch_related("poster__renditions")


class SoundViewSet(MediaViewSet):
    """Sounds."""

    model = Sound
    icon = "media"
    menu_label = _("Sounds")
    fact_columns = [Column("duration_label", label=_("Duration"), sort_key="duration")]
    edit_handler = tabs(
        FieldPanel("title"),
        file_panel(kinds.SOUND),
        FieldPanel("description"),
        FieldPanel("transcript"),
    )


class Model3DViewSet(MediaViewSet):
    """3D models."""

    model = Model3D
    icon = "view"
    menu_label = _("Models in 3D")
    short_form_fields = ("unit",)
    first_columns = [PosterColumn("poster", label=_("Poster"), accessor="poster", width="6rem")]
    fact_columns = [Column("triangles", label=_("Triangles"), sort_key="triangles")]
    edit_handler = tabs(
        FieldPanel("title"),
        file_panel(kinds.MODEL),
        FieldPanel("unit"),
        FieldPanel("description"),
        FieldPanel("poster"),
    )

    def get_queryset(self, request: Any) -> Any:
        models = super().get_queryset(request).select_related("poster")
        return models.prefetch_related("poster__renditions")


class MediaGroup(SnippetViewSetGroup):
    """The menu "Media"."""

    menu_label = _("Media")
    menu_icon = "media"
    menu_name = "media"
    submenu_hook = "register_media_menu_item"
    menu_order = 310
    items = (FilmViewSet, SoundViewSet, Model3DViewSet, ConsentViewSet)

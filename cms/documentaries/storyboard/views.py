"""The addresses of the storyboard: the page itself, and what it sends."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.cache import cache_control, never_cache
from wagtail.images import get_image_model
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from cms.pages.workshop import views as workshop
from cms.pages.workshop.access import obstacle_for, page_of
from cms.pages.workshop.drafts import UnreadableError, keep_draft, revision_data
from cms.pages.workshop.presence import presence_of

from ..models import DocumentaryPage
from .cards import cards_of
from .comments import comment, comments_of
from .faults import faults_of_publication, findings_of
from .finding import found_for
from .keeping import content_of, keep_story
from .kinds import SCENE, scene_block, stream_of
from .reading import fits, is_id
from .scene_form import definition, form_state, read_scene
from .state import about, state_of
from .stories import StoriesView

THUMBNAIL = "fill-320x180|format-webp|webpquality-70"


def draft_of(page: Any) -> Any:
    """Return the last draft of `page`; a copy that follows another page has none."""
    return page if page.alias_of_id else page.get_latest_revision_as_object()


def as_drafted(page: Any) -> Any:
    """Return `page` itself with the title and the scenes of its last draft: to be shown, no more.

    Wagtail's way to the draft costs as many queries as all the rest of the storyboard.
    """
    if page.latest_revision is not None and not page.alias_of_id:
        content = page.latest_revision.content
        page.title = content["title"]
        page.scenes = stream_of(page).to_python(content["scenes"])
        page.board = content.get("board") or {}
    return page


@method_decorator(never_cache, name="dispatch")
class StoryboardView(View):
    """The storyboard, full screen; read-only on a locked page, with a sentence that says why."""

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        known = DocumentaryPage.objects.select_related("latest_revision__user")
        page = page_of(known.prefetch_workflow_states(), request.user, page_id)
        obstacle = obstacle_for(request.user, page)
        state = state_of(as_drafted(page), page.latest_revision, request.user, obstacle)
        packed, media = definition(page)
        context = {"page": page, "state": state, "definition": packed, "media": media}
        return render(request, "documentaries/admin/storyboard.html", context)


class SendingView(workshop.SendingView):
    """An address that the storyboard sends to."""

    model = DocumentaryPage
    too_much = gettext_lazy(
        "This story is too long to be saved at once: 10 MB at most. Shorten its texts."
    )


class SaveView(SendingView):
    """Keep what was sent as a draft, faulty or not, and say what is wrong in it."""

    def post(self, request: HttpRequest) -> JsonResponse:
        draft, revision = keep_draft(self.page, self.sent(), request.user, keep_story, content_of)
        answer = {"revision": revision_data(revision), "faults": findings_of(draft)}
        return JsonResponse(answer)


class FormView(SendingView):
    """Answer what Wagtail's form of a scene shows."""

    changes = False

    def post(self, request: HttpRequest) -> JsonResponse:
        return JsonResponse(form_state(draft_of(self.page), self.sent().get("value")))


class SceneView(SendingView):
    """Read the form of a scene; save nothing: the storyboard does, with the rest."""

    def post(self, request: HttpRequest) -> JsonResponse:
        value, error = read_scene(self.page, request.POST, request.FILES)
        scene = {"type": SCENE, "id": "scene", "value": value}
        card = cards_of(self.page, [scene])["scene"]
        return JsonResponse({"value": value, "error": error, "card": card})


class AboutView(SendingView):
    """Answer what is shown of the scenes of the draft, or of the scenes that are sent."""

    changes = False

    def post(self, request: HttpRequest) -> JsonResponse:
        scenes = self.sent().get("scenes")
        if scenes is None:
            presence = presence_of(self.page, request.user)
            return JsonResponse({**about(draft_of(self.page)), "presence": presence})
        block = scene_block(self.page)
        if not isinstance(scenes, list) or not all(_is_scene(block, each) for each in scenes):
            raise UnreadableError(_("A scene that was sent cannot be read: reload the page."))
        return JsonResponse({"cards": cards_of(self.page, scenes)})


def _is_scene(block: Any, sent: Any) -> bool:
    if not isinstance(sent, dict) or not is_id(sent.get("id")):
        return False
    return sent.get("type") != SCENE or fits(block, sent.get("value"))


class SearchView(SendingView):
    """Answer the pages and the media that can be put in a scene."""

    http_method_names = ["get"]
    changes = False

    def get(self, request: HttpRequest) -> JsonResponse:
        words = request.GET.get("q", "").strip()[:100]
        return JsonResponse({"groups": found_for(self.page, request.user, words)})


class CommentView(SendingView):
    """Begin, answer or resolve a comment; also on a locked page: that changes no content."""

    changes = False

    def post(self, request: HttpRequest) -> JsonResponse:
        comment(self.page, self.sent(), request.user)
        return JsonResponse({"comments": comments_of(self.page)})


class PublishView(SendingView, workshop.PublishingView):
    """Publish the last draft, or send it to the moderators; refuse it with its faults."""

    def faults(self, draft: Any) -> list[dict[str, Any]]:
        return faults_of_publication(draft)


@method_decorator(never_cache, name="dispatch")
class PreviewView(View):
    """The last draft as the public would see it, for the frame beside the scenes."""

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        draft = draft_of(page_of(DocumentaryPage, request.user, page_id))
        shown: HttpResponse = draft.make_preview_request(request, draft.default_preview_mode)
        shown["X-Frame-Options"] = "SAMEORIGIN"  # over what the page says to everybody
        return shown


@method_decorator(cache_control(private=True, max_age=3600), name="dispatch")
class ThumbnailView(View):
    """Lead to the small form of an image of the library, made when it is asked for."""

    def get(self, request: HttpRequest, page_id: int, image_id: int) -> HttpResponse:
        page_of(DocumentaryPage, request.user, page_id)
        picture: Any = get_object_or_404(get_image_model(), pk=image_id)
        try:
            return redirect(picture.get_rendition(THUMBNAIL).url)
        except (SourceImageIOError, InvalidFilterSpecError, OSError) as error:
            raise Http404 from error


def urls() -> list[Any]:
    """Return the addresses, below /admin/: Wagtail lets in only who may enter the back office."""
    tool = "documentaires/<int:page_id>/storyboard/"
    views = {
        "": ("", StoryboardView),
        "enregistrer/": ("_save", SaveView),
        "formulaire/": ("_form", FormView),
        "scene/": ("_scene", SceneView),
        "fiches/": ("_about", AboutView),
        "chercher/": ("_search", SearchView),
        "commentaires/": ("_comment", CommentView),
        "publier/": ("_publish", PublishView),
        "apercu/": ("_preview", PreviewView),
        "vignettes/<int:image_id>/": ("_thumbnail", ThumbnailView),
    }
    found: list[Any] = [
        path(f"{tool}{end}", view.as_view(), name=f"documentary_storyboard{name}")
        for end, (name, view) in views.items()
    ]
    return [path("documentaires/", StoriesView.as_view(), name="documentary_stories"), *found]

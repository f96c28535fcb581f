"""Who may have a file: everybody once a published page shows its media, staff and sender before.

One query by an index answers for a stranger. Nothing is copied or cached: what is withdrawn or
unpublished is out of reach with the next request.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import policy_registry

from .consents import Consent
from .ledger import Source
from .models import Film, Model3D, Picture, PictureRendition, Sound
from .states import MediaState

ACTIONS = ["add", "change", "delete", "choose"]
AS_SENT = Q(published="", state=MediaState.READY)
"""The file that was sent is for the public only where nothing is to be derived of it."""


def is_private(path: str) -> bool:
    """Does the file at `path` belong to a media? Other files are for everybody."""
    return path.partition("/")[0] in OPEN


def is_open(path: str) -> bool:
    """May everybody have the file at `path`? A file that no media knows is for nobody."""
    return OPEN[path.partition("/")[0]](path).exists()


def may_have(user: Any, path: str) -> bool:
    """May `user`, who is no stranger, have the file at `path`?"""
    if user is None or not user.is_authenticated:
        return False
    return any(_may_see(user, media) for media in _media_of(path))


def _shown(model: Any, outer: str = "pk") -> Q:
    """Return the condition that a media of `model` may be shown and is shown somewhere."""
    return _allowed() & (Q(stands_alone=True) | _used(model, outer))


def _used(model: Any, outer: str) -> Q:
    """Return the condition that a published page, or something without drafts, uses the media."""
    page, kind = _type(Page), _type(model)
    used = ReferenceIndex.objects.filter(
        to_content_type=kind, to_object_id=Cast(OuterRef(outer), CharField())
    )
    live = Page.objects.filter(live=True, pk=Cast(OuterRef("object_id"), BigIntegerField()))
    by_pages = used.filter(base_content_type=page).filter(Exists(live))
    books = [page, *(_type(each) for each in (Film, Sound, Model3D, Picture, Consent))]
    return Q(Exists(by_pages)) | Q(Exists(used.exclude(base_content_type__in=books)))


def _type(model: Any) -> ContentType:
    return ContentType.objects.get_for_model(model)


def _films(path: str) -> QuerySet[Any]:
    return Film.objects.filter(AS_SENT, _shown(Film), file=path)


def _captions(path: str) -> QuerySet[Any]:
    return Film.objects.filter(_shown(Film), captions=path)


def _sounds(path: str) -> QuerySet[Any]:
    return Sound.objects.filter(AS_SENT, _shown(Sound), file=path)


def _models(path: str) -> QuerySet[Any]:
    """The model as it was sent is what the public downloads: other programs open it."""
    made = Q(state=MediaState.READY) | ~Q(published="")
    return Model3D.objects.filter(made, _shown(Model3D), file=path)


def _derived(path: str) -> QuerySet[Any]:
    shown = Q()
    for model in (Film, Sound, Model3D):
        shown |= Q(Exists(model.objects.filter(_shown(model), source=OuterRef("pk"))))
    return Source.objects.filter(shown, sha256=_sha256(path))


def _sha256(path: str) -> str:
    return path.removeprefix("derived/").partition("/")[0]


def _renditions(path: str) -> QuerySet[Any]:
    shown = Q(Exists(Picture.objects.filter(_shown(Picture), pk=OuterRef("image_id"))))
    visible = Exists(Picture.objects.filter(_allowed(), pk=OuterRef("image_id")))
    for model in (Film, Model3D):  # a poster is seen where its film is
        of_it = model.objects.filter(_shown(model), poster=OuterRef("image_id"))
        shown |= Q(visible) & Q(Exists(of_it))
    return PictureRendition.objects.filter(shown, file=path)


def _allowed() -> Q:
    return Q(withheld="") & (Q(shown_until=None) | Q(shown_until__gte=timezone.localdate()))


OPEN: dict[str, Callable[[str], QuerySet[Any]]] = {
    "films": _films,
    "captions": _captions,
    "sounds": _sounds,
    "models": _models,
    "derived": _derived,
    "images": _renditions,
}


def _media_of(path: str) -> list[Any]:
    """Return the media that the file at `path` belongs to."""
    folder = path.partition("/")[0]
    if folder == "images":
        return list(Picture.objects.filter(renditions__file=path))
    if folder == "derived":
        source = Source.objects.filter(sha256=_sha256(path)).first()
        return list(source.media()) if source else []
    model: Any = {"sounds": Sound, "models": Model3D}.get(folder, Film)
    return list(model.objects.filter(**{"captions" if folder == "captions" else "file": path}))


def _may_see(user: Any, media: Any) -> bool:
    """Did `user` send `media`, or may they use or change what its collection holds?"""
    sender = getattr(media, "uploaded_by_id", None) or getattr(media, "uploaded_by_user_id", None)
    if user.is_superuser or sender == user.pk:
        return True
    policy = policy_registry.get_by_type(type(media))
    allowed = policy.collections_user_has_any_permission_for(user, ACTIONS)
    return allowed.filter(pk=media.collection_id).exists()

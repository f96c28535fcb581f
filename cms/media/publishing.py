"""What was derived goes to the storage, to the books, then to the media that show it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from media_pipeline import recipes
from media_pipeline.manifest import Manifest, digest

from . import kinds, units
from .ledger import DERIVED, Derivative, Job, Role
from .originals import put
from .states import MediaState

ROLES = {
    "storyboard.jpg": Role.STORYBOARD, "storyboard.vtt": Role.STORYBOARD,
    "film.mp4": Role.PROGRESSIVE, "sound.m4a": Role.SOUND, "sound.webm": Role.SOUND,
    "peaks.json": Role.PEAKS,
}  # fmt: skip
POSTERS = {kinds.FILM: "poster.jpg", kinds.MODEL: "poster-wide.webp"}
FACTS = {
    kinds.FILM: ("duration", "width", "height"),
    kinds.SOUND: ("duration",),
    kinds.MODEL: ("triangles",),
}
"""What a media copies of the facts of its source, so that pages need no other table."""


def role_of(path: str) -> Role:
    """Return what the output `path` of a recipe is for."""
    if path.startswith("hls/"):
        return Role.LADDER
    if path.startswith("poster"):
        return Role.POSTER
    return ROLES.get(path, Role.LEVEL if path.endswith(".glb") else Role.FACTS)


def options_of(job: Job) -> dict[str, Any]:
    """Return the options of the recipe of `job` on this site."""
    if job.recipe != "model":
        return {}
    draws = getattr(settings, "MEDIA_MODEL_POSTERS", True)
    unit = units.of_source(job.source)
    return ({} if draws else {"posters": False}) | ({"unit": unit} if unit else {})


def published_by(job: Job) -> str:
    """Return the folder of the storage for what `job` makes: another version, another folder."""
    version = recipes.all_recipes()[job.recipe].version
    name = f"{job.recipe}-{version}-{digest(options_of(job))[:8]}"
    return f"{DERIVED}/{job.source.sha256}/{name}"


def put_outputs(job: Job, manifest: Manifest, made: Path) -> str:
    """Give the files that were made their place in the storage, and return its folder."""
    folder = published_by(job)
    for output in manifest.outputs:
        put(made / output.path, f"{folder}/{output.path}")
    return folder


def record_outputs(job: Job, manifest: Manifest, folder: str) -> None:
    """Write what was made in the books, in the place of what an earlier version made."""
    Derivative.objects.filter(source=job.source, recipe=job.recipe).delete()
    Derivative.objects.bulk_create([
        Derivative(
            source=job.source, recipe=job.recipe, version=manifest.recipe["version"],
            options=digest(manifest.recipe["options"]), role=role_of(output.path),
            path=f"{folder}/{output.path}", sha256=output.sha256, bytes=output.bytes,
            facts=output.facts,
        )
        for output in manifest.outputs
    ], batch_size=500)  # fmt: skip


def show(media: Any, job: Job) -> bool:
    """Give `media` what was derived of its source; return False if its file has changed."""
    facts = job.source.facts
    changes = {name: facts.get(name) for name in FACTS[media.kind]}
    if media.kind == kinds.MODEL and facts.get("triangles") is None:
        changes["triangles"] = _triangles(job)
    changes |= {"published": job.folder, "state": MediaState.READY, "message": ""}
    if getattr(media, "poster_id", 0) is None and (poster := _poster(media, job.folder)):
        changes["poster"] = poster
    return record(media, **changes)


def _triangles(job: Job) -> int | None:
    """Return the triangles of a model that had to be turned into GLB to be counted."""
    full = Derivative.objects.filter(source=job.source, path=f"{job.folder}/full.glb").first()
    return full.facts.get("triangles") if full else None


def fail(media: Any, message: str) -> None:
    """Record that `media` cannot be shown, with a sentence that says why."""
    record(media, state=MediaState.FAILED, message=message)


def record(media: Any, **changes: Any) -> bool:
    """Save `changes`, unless the media was deleted or its file replaced in the meantime."""
    with transaction.atomic():
        same = type(media).objects.select_for_update().filter(pk=media.pk, file=media.file.name)
        if not same.exists():
            return False
        for name, value in changes.items():
            setattr(media, name, value)
        media.save(update_fields=list(changes))
    return True


def make_picture(media: Any, data: bytes, extension: str = "jpg") -> Any:
    """Return a new picture of the library, the poster of `media`, with its rights."""
    from .pictures import Picture

    picture = Picture(
        title=_("Poster of “%(title)s”") % {"title": media.title[:230]},
        description=media.description[:255],
        file=ContentFile(data, f"{slugify(media.title)[:60] or media.kind}.{extension}"),
        credit=media.credit,
        licence=media.licence,
        collection=media.collection,
        uploaded_by_user=media.uploaded_by,
    )
    picture._set_image_file_metadata()
    picture.save()
    return picture


def _poster(media: Any, folder: str) -> Any:
    path = f"{folder}/{POSTERS[media.kind]}"
    if not default_storage.exists(path):
        return None
    with default_storage.open(path) as file:
        return make_picture(media, file.read(), path.rpartition(".")[2])

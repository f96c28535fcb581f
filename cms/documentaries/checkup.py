"""What is wrong in what the scenes show: consents, captions, words, weights, links to pages.

The number of queries is the same whatever the number of scenes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from cms.blocks.cards import public_reference
from cms.media.models import Film, MediaState, Model3D, Picture, Sound
from cms.media.rights import Persons, Withheld
from cms.media.showing import form_of

from .findings import BLOCK, WARN, Finding
from .walk import Met, met_in
from .weights import HEAVIEST, weights_of

Say = Callable[..., Finding]


def findings_in(scenes: Iterable[Any]) -> Iterator[Finding]:
    """Yield what is wrong in what `scenes`, children of the stream, show; already loaded."""
    met = {scene.id: list(met_in(scene)) for scene in scenes}
    titles = {scene.id: scene.value["title"].strip() for scene in scenes}
    every = [each for found in met.values() for each in found]
    weights = weights_of([each.value for each in every if each.kind == "media"])
    links = _linked([each.value for each in every if each.kind == "link"])
    for scene, found in met.items():
        words = {"scene": titles[scene] or _("Untitled scene")}
        yield from _once(_of_scene(scene, found, words, weights, links))


def _of_scene(
    scene: str, found: list[Met], words: dict[str, str], weights: Any, links: Any
) -> Iterator[Finding]:
    if not found:
        yield Finding(
            scene, WARN, "empty", _("“%(scene)s” shows nothing.") % words,
            _("Add a film, an image or some words, or remove the scene."),
        )  # fmt: skip
    for met in found:
        if met.kind == "media":
            yield from _of_media(met, words, weights)
        elif met.kind in OTHER_RULES:
            yield from OTHER_RULES[met.kind](met, words, links)


def _gone(met: Met, words: dict[str, str], links: Any) -> Iterator[Finding]:
    yield Finding(
        met.scene, WARN, "gone",
        _("“%(scene)s” shows a media or a page that was deleted, or that is still to be chosen.")
        % words,
        _("Choose another one, or remove the block."), met.block,
    )  # fmt: skip


def _unknown(met: Met, words: dict[str, str], links: Any) -> Iterator[Finding]:
    yield Finding(
        met.scene, WARN, "unknown",
        _("“%(scene)s” holds content of an extension that is not installed: nobody sees it.")
        % words,
        _("Have the extension installed, or remove the block. Nothing of it is lost meanwhile."),
        met.block,
    )  # fmt: skip


def _page(met: Met, words: dict[str, str], links: Any) -> Iterator[Finding]:
    if public_reference(met.value) is None:
        yield _unpublished(met, {**words, "page": met.value.title})


def _link(met: Met, words: dict[str, str], links: dict[int, tuple[str, bool]]) -> Iterator[Finding]:
    title, is_live = links.get(met.value, ("", False))
    if not title:
        yield Finding(
            met.scene, WARN, "gone", _("A text of “%(scene)s” links to a page that was deleted.")
            % words, _("Link to another page, or remove the link."), met.block,
        )  # fmt: skip
    elif not is_live:
        yield _unpublished(met, {**words, "page": title})


def _unpublished(met: Met, words: dict[str, str]) -> Finding:
    return Finding(
        met.scene, WARN, "unpublished",
        _("“%(scene)s” leads to “%(page)s”, which is not published: the public does not see it.")
        % words,
        _("Publish that page, or lead to another one."), met.block,
    )  # fmt: skip


OTHER_RULES = {"gone": _gone, "unknown": _unknown, "page": _page, "link": _link}


def _of_media(met: Met, words: dict[str, str], weights: dict[Any, int]) -> Iterator[Finding]:
    """Yield what is wrong with a media where it stands: shown, whole, said, light."""
    media = met.value
    words = {**words, "media": media.title}

    def say(code: str, sentence: Any, way: Any, severity: str = WARN) -> Finding:
        return Finding(
            met.scene, severity, code, str(sentence) % words, str(way), met.block, form_of(media)
        )

    for rule in (_rights, _state, _described, _heard):
        yield from rule(met, say)
    weight = weights.get((type(media), media.pk), 0)
    if weight > HEAVIEST.get(type(media), weight):
        words |= {"size": filesizeformat(weight)}
        yield say("heavy", HEAVY, HEAVY_WAY)


HEAVY = gettext_lazy(
    "“%(media)s”, in “%(scene)s”, is too heavy for a phone: %(size)s at the least."
)
HEAVY_WAY = gettext_lazy("Cut it, or send a lighter file.")


def _rights(met: Met, say: Say) -> Iterator[Finding]:
    media = met.value
    if media.withheld == Withheld.SECRET:
        yield say(
            "secret", _("“%(media)s”, in “%(scene)s”, is marked as a trade secret."),
            _("Take it off the story, or lift the secret."), BLOCK,
        )  # fmt: skip
    elif media.is_withheld:
        yield say(
            "consent",
            _("“%(media)s”, in “%(scene)s”, shows somebody whose consent is missing, withdrawn or "
              "out of date."),
            _("Add the consent to the media, or take the media off the story."), BLOCK,
        )  # fmt: skip
    elif media.persons == Persons.UNCHECKED and not isinstance(media, Model3D):
        yield say(
            "unchecked",
            _("Nobody has said whether somebody can be recognised in “%(media)s”, in “%(scene)s”."),
            _("Say it in the form of the media, and add the consents if there are any to add."),
        )
    if not (media.credit or media.author):
        yield say(
            "credit", _("Nobody is credited for “%(media)s”, in “%(scene)s”."),
            _("Write in the form of the media who made it."),
        )  # fmt: skip


def _state(met: Met, say: Say) -> Iterator[Finding]:
    media = met.value
    if isinstance(media, Picture):
        return
    if not media.exists or (media.state == MediaState.FAILED and not media.published):
        yield say(
            "failed",
            _("“%(media)s”, in “%(scene)s”, cannot be played: its file is lost or damaged."),
            _("Try its preparation again, send the file anew, or choose another media."),
        )  # fmt: skip
    elif media.state == MediaState.RECEIVED and not media.published:
        yield say(
            "received", _("“%(media)s”, in “%(scene)s”, is still being prepared."),
            _("Wait for it before you publish: until then, readers are told to come back."),
        )  # fmt: skip


def _described(met: Met, say: Say) -> Iterator[Finding]:
    media = met.value
    if not isinstance(media, Picture | Model3D) or met.is_decorative:
        return
    if not (met.alt or media.description).strip():
        yield say(
            "alt", _("“%(media)s”, in “%(scene)s”, is not described for those who cannot see it."),
            _("Describe it in the form of the media, or in the scene."),
        )  # fmt: skip


def _heard(met: Met, say: Say) -> Iterator[Finding]:
    media = met.value
    if isinstance(media, Film) and not media.captions:
        yield say(
            "captions", _("“%(media)s”, in “%(scene)s”, has no captions."),
            _("Add captions to the film: the law asks for them as soon as somebody speaks."),
        )  # fmt: skip
    if isinstance(media, Film | Sound) and not media.transcript.strip():
        yield say(
            "transcript", _("“%(media)s”, in “%(scene)s”, has no transcript."),
            _("Write in its form everything that is said, heard or shown."),
        )  # fmt: skip


def _once(found: Iterable[Finding]) -> Iterator[Finding]:
    """Say of a scene only once what several of its blocks have wrong with the same media."""
    said = set()
    for finding in found:
        key = replace(finding, block="")
        if key not in said:
            said.add(key)
            yield finding


def _linked(numbers: list[int]) -> dict[int, tuple[str, bool]]:
    """Return the title of the pages that texts link to, and whether they are published."""
    if not numbers:
        return {}
    pages = Page.objects.filter(pk__in=set(numbers)).values_list("pk", "title", "live")
    return {pk: (title, live) for pk, title, live in pages}

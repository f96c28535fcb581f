"""A gesture as schema.org data: a HowTo whose steps are clips of its films."""

from __future__ import annotations

from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from cms.media.licences import url_of
from cms.pages.base import absolute_rendition_url

from .presentation import stages_of


def how_to(page: Any, request: Any) -> dict[str, Any]:
    """Return the JSON-LD of `page`, less what is unknown."""
    stages = [stage for stage in stages_of(page) if stage.film.is_available]
    data = {
        "@context": "https://schema.org",
        "@type": "HowTo",
        "@id": page.full_url,
        "url": page.full_url,
        "name": page.title,
        "description": page.summary,
        "image": page.social["image_url"],
        "inLanguage": "fr",
        "license": url_of(page.licence),
        "about": _about(page),
        "tool": [_tool(tool) for tool in page.tools.all()],
        "supply": [{"@type": "HowToSupply", "name": str(m)} for m in page.materials.all()],
        "step": [_step(page, phase) for phase in page.shown_phases],
        "video": [_video(page, stage) for stage in stages],
        "associatedMedia": [_model(page, link.model) for link in page.models.all()
                            if link.model.is_available],
        "contributor": _contributor(page),
    }  # fmt: skip
    return _known(data)


def _about(page: Any) -> list[dict[str, str]]:
    words = [page.action, *[link.material for link in page.materials.all()]]
    return [
        {"@type": "DefinedTerm", "termCode": word.code, "name": word.label}
        for word in words
        if word
    ]


def _tool(tool: Any) -> dict[str, str]:
    return {"@type": "HowToTool", "name": tool.label}


def _step(page: Any, phase: Any) -> dict[str, Any]:
    text = {"@type": "HowToDirection", "text": phase.description or phase.name}
    tips = [
        phase.rule_of_art,
        _named(_("Tolerance"), phase.tolerance),
        _named(_("Safety"), phase.safety_note),
        _named(_("Common error"), phase.common_error),
    ]
    return _known(
        {
            "@type": "HowToStep",
            "@id": f"{page.full_url}#step-{phase.key}",
            "name": phase.name,
            "url": f"{page.full_url}#phase-{phase.pk}",
            "itemListElement": [text, *[_tip(tip) for tip in tips if tip]],
        }
    )


def _tip(text: str) -> dict[str, str]:
    return {"@type": "HowToTip", "text": text}


def _named(name: str, text: str) -> str:
    return f"{name} : {text}" if text else ""


def _video(page: Any, stage: Any) -> dict[str, Any]:
    film = stage.film
    clips = [
        {
            "@type": "Clip",
            "@id": f"{page.full_url}#clip-{phase.key}",
            "name": phase.name,
            "startOffset": phase.start,
            "endOffset": phase.end,
            "url": f"{page.full_url}{phase.fragment}",
        }
        for phase in stage.phases
        if phase.start is not None and phase.end is not None
    ]
    return _known(
        {
            "@type": "VideoObject",
            "name": film.title,
            "description": film.description or page.summary or film.title,
            "thumbnailUrl": absolute_rendition_url(film.poster, "width-1200|format-jpeg"),
            "uploadDate": film.created_at.isoformat(),
            "contentUrl": _address(page, film.url),
            "encodingFormat": film.mime_type,
            "duration": f"PT{film.duration:g}S" if film.duration else "",
            "license": film.licence_url,
            "creditText": film.credit,
            "hasPart": clips,
        }
    )


def _model(page: Any, model: Any) -> dict[str, Any]:
    return _known(
        {
            "@type": "3DModel",
            "name": model.title,
            "description": model.description,
            "contentUrl": _address(page, model.url),
            "encodingFormat": model.mime_type,
            "license": model.licence_url,
            "creditText": model.credit,
        }
    )


def _address(page: Any, url: str) -> str:
    parts = page.get_url_parts()
    return f"{parts[1] if parts else ''}{url}" if url.startswith("/") else url


def _contributor(page: Any) -> dict[str, str] | None:
    practitioner = page.shown_practitioner
    if practitioner is None:
        return None
    return {"@type": "LocalBusiness", "name": practitioner.title, "url": practitioner.full_url}


def _known(data: dict[str, Any]) -> dict[str, Any]:
    plain = {key: strip_tags(v) if isinstance(v, str) else v for key, v in data.items()}
    return {key: value for key, value in plain.items() if value not in ("", None, [])}

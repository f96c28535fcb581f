"""A documentary as schema.org sees it: a creative work whose parts are its scenes."""

from __future__ import annotations

from typing import Any

from django.conf import settings


def documentary_data(page: Any, story: Any) -> dict[str, Any]:
    """Return the JSON-LD of a documentary (https://schema.org/CreativeWork)."""
    base = page.full_url or ""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": base,
        "url": base,
        "name": page.title,
        "genre": "Web documentary",
        "description": page.introduction,
        "inLanguage": settings.LANGUAGE_CODE,
        "timeRequired": f"PT{page.duration_minutes}M",
        "hasPart": [_part(scene, base) for scene in story.scenes],
    }
    dates = {"datePublished": page.first_published_at, "dateModified": page.last_published_at}
    data |= {name: date for name, date in dates.items() if date}
    if page.licence_url:
        data["license"] = page.licence_url
    if page.social["image_url"]:
        data["image"] = page.social["image_url"]
    people = [{"@type": "Role", "roleName": c.value["role"],
               "contributor": {"@type": "Person", "name": c.value["name"]}}
              for c in page.credits]  # fmt: skip
    if people:
        data["contributor"] = people
    mentions = [{"@type": "WebPage", "name": r.title, "url": r.page.full_url}
                for r in story.references]  # fmt: skip
    if mentions:
        data["mentions"] = mentions
    return data


def _part(scene: Any, base: str) -> dict[str, Any]:
    return {
        "@type": "CreativeWork",
        "name": scene.title,
        "position": scene.number,
        "url": f"{base}{scene.slug}/",
    }

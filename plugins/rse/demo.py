"""Practices of the demonstration."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from cms.taxonomy.models import SavoirFaire

from .choices import Scheme
from .loading import load_rse_vocabulary
from .models import Practice, RseItem


def load(rows: Iterable[Mapping[str, Any]], artisans: Mapping[str, Any]) -> int:
    """Write the practices of the `tags` of rse.yaml; return how many there are.

    `artisans` gives the pages by slug. A practice is found again by its artisan and its text, so
    that a second run changes nothing. A slug or a code that does not exist raises LookupError.
    """
    load_rse_vocabulary()
    items = {(i.scheme, i.parent and i.parent.code, i.slug): i for i in _items()}
    count = 0
    for row in rows:
        artisan = _found(artisans, row["artisan"], "artisan")
        practice, _new = Practice.objects.update_or_create(
            artisan=artisan, text=row["practice"], defaults=_values(row)
        )
        practice.items.set(_tags(row, items))
        count += 1
    return count


def _items() -> Any:
    return RseItem.objects.select_related("parent")


def _values(row: Mapping[str, Any]) -> dict[str, Any]:
    day = timezone.localdate() + datetime.timedelta(days=row["noted_on_days"])
    code = row["savoir_faire"]
    return {
        "level": row["level"],
        "source": row["source"],
        "noted_on": day,
        "savoir_faire": SavoirFaire.objects.get(code=code) if code else None,
        "equivalence": row["equivalence"],
        "agreed": row["agreed"],
        "agreed_on": day if row["agreed"] else None,
    }


def _tags(row: Mapping[str, Any], items: Mapping[Any, RseItem]) -> list[RseItem]:
    issue = _found(items, (Scheme.ISO, row["iso_subject"], row["iso_issue"]), "ISO issue")
    guide = {slug: item for (scheme, _p, slug), item in items.items() if scheme == Scheme.GUIDE}
    return [issue, _found(guide, row["guide"], "guide item")]


def _found(known: Mapping[Any, Any], key: Any, what: str) -> Any:
    if key not in known:
        raise LookupError(f"The demonstration names the {what} {key!r}, which does not exist.")
    return known[key]

"""An artisan as schema.org data: a LocalBusiness whose people have an Occupation."""

from __future__ import annotations

from typing import Any

from cms.taxonomy.choices import Sector

TYPES = {
    Sector.FOOD: "FoodEstablishment",
    Sector.BUILDING: "HomeAndConstructionBusiness",
    Sector.MANUFACTURING: "LocalBusiness",
    Sector.SERVICES: "ProfessionalService",
}
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
SCHEMA = "https://schema.org"


def business_data(page: Any, request: Any) -> dict[str, Any]:
    """Return the JSON-LD of `page`, less what is unknown."""
    trades = list(page.trades.all())
    data = {
        "@context": SCHEMA,
        "@type": TYPES.get(trades[0].sector, "LocalBusiness") if trades else "LocalBusiness",
        "@id": page.full_url,
        "url": page.full_url,
        "name": page.title,
        "description": page.summary,
        "image": page.social["image_url"],
        "telephone": page.phone,
        "email": page.email,
        "address": _address(page),
        "sameAs": [url for url in [page.website, *[link.url for link in page.links.all()]] if url],
        "employee": [_person(person, trades) for person in page.people.all()],
        "knowsAbout": [item.label for item in page.savoir_faire.all()],
        "award": [str(label) for label in page.valid_labels],
        "openingHoursSpecification": [_hours(span) for span in page.opening_hours.all()],
    }
    return {key: value for key, value in data.items() if value}


def _address(page: Any) -> dict[str, str] | None:
    if not page.commune:
        return None
    parts = {
        "@type": "PostalAddress",
        "streetAddress": page.address,
        "postalCode": page.postal_code,
        "addressLocality": page.commune.name,
        "addressCountry": "FR",
    }
    return {key: value for key, value in parts.items() if value}


def _person(person: Any, trades: list[Any]) -> dict[str, Any]:
    data = {
        "@type": "Person",
        "name": person.name,
        "jobTitle": person.role,
        "hasOccupation": [{"@type": "Occupation", "name": trade.label} for trade in trades],
    }
    return {key: value for key, value in data.items() if value}


def _hours(span: Any) -> dict[str, str]:
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": f"{SCHEMA}/{DAYS[span.weekday]}",
        "opens": f"{span.opens:%H:%M}",
        "closes": f"{span.closes:%H:%M}",
    }

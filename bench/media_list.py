"""What a thousand uploads cost: the list of films, the news of it, the end of a large file."""

from __future__ import annotations

import statistics
import time
from typing import Any

FILMS, ROUNDS = 1000, 20
LARGE = 480 * 1024 * 1024
TUS = {"Tus-Resumable": "1.0.0"}


def measure() -> list[list[Any]]:
    """Return rows of (what, queries, milliseconds of the server: median, 95th; limit)."""
    from django.test import Client
    from django.urls import reverse

    from cms.media.models import Film
    from cms.people.models import User

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.filter(is_superuser=True).first())
    films = _fill()
    listing = reverse(Film.snippet_viewset.get_url_name("list"))
    keys = ",".join(f"film-{film.pk}" for film in films[:24])
    news = f"{reverse('media_news')}?as=cell&lines={keys}"
    return [
        [f"list of {Film.objects.count()} films", *_cost(client, listing), "12 queries, 300 ms"],
        ["news of its 24 lines", *_cost(client, news), "12 queries"],
        ["last piece of a film of 480 MB", *_last_piece(client), "2000 ms"],
    ]


def _fill() -> list[Any]:
    """Make a thousand films of as many contents, each with a job that waits, and return them."""
    from cms.media.ledger import Job, Source
    from cms.media.models import Film

    one = Film.objects.select_related("poster").first()
    sources = Source.objects.bulk_create(
        Source(sha256=f"{number:064x}", bytes=10**6, kind="film") for number in range(FILMS)
    )
    Job.objects.bulk_create(Job(source=source, recipe="film") for source in sources)
    return Film.objects.bulk_create(
        Film(
            title=f"Film {number}", file=one.file.name, poster=one.poster, source=source,
            collection=one.collection,
        )
        for number, source in enumerate(sources)
    )  # fmt: skip


def _cost(client: Any, url: str) -> tuple[int, str, str]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    queries = len(captured)  # now: the next request clears the log
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        client.get(url)
        times.append(1000 * (time.perf_counter() - started))
    p95 = statistics.quantiles(times, n=20)[-1]
    return queries, f"{statistics.median(times):.0f}", f"{p95:.0f}"


def _last_piece(client: Any) -> tuple[int, str, str]:
    """Return what the request costs that brings the last byte: the hash of all, and the checks."""
    from django.urls import reverse

    from cms.media.models import Film
    from cms.media.sending import partials
    from cms.media.sending.uploads import Upload

    said = {**TUS, "Upload-Length": str(LARGE)}
    url = client.post(reverse("media_uploads"), headers=said)["Location"]
    token = Upload.objects.latest("pk").token
    film = Film.objects.first().file.read()
    with partials.path_of(token).open("r+b") as file:
        file.write(film + (LARGE - len(film)).to_bytes(4, "big") + b"free")
        file.truncate(LARGE - 1)
    started = time.perf_counter()
    answer = client.patch(
        url, b"\0", content_type="application/offset+octet-stream",
        headers={**TUS, "Upload-Offset": str(LARGE - 1)},
    )  # fmt: skip
    taken = f"{1000 * (time.perf_counter() - started):.0f}"
    assert answer.status_code == 204, answer.content
    client.delete(url, headers=TUS)
    return 0, taken, taken

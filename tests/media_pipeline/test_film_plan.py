"""What will be made of a film is known from its facts."""

from fractions import Fraction

import pytest

from media_pipeline.film_plan import chunks_of, gop_of, rungs_of, steady_rate

RATE = Fraction(30)


def names(width, height, **options):
    return [rung.name for rung in rungs_of(width, height, RATE, **options)]


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((3840, 2160), ["1080p", "720p", "480p", "240p"]),
        ((1920, 1080), ["1080p", "720p", "480p", "240p"]),
        ((1920, 1072), ["1072p", "720p", "480p", "240p"]),
        ((1280, 720), ["720p", "480p", "240p"]),
        ((640, 480), ["480p", "240p"]),
        ((800, 500), ["480p", "240p"]),
        ((128, 72), ["72p"]),
        ((1080, 1920), ["1080p", "720p", "480p", "240p"]),
    ],
)
def test_no_rung_is_larger_than_the_film(size, expected):
    assert names(*size) == expected


def test_a_vertical_film_stays_vertical_and_keeps_its_shape():
    for rung in rungs_of(1080, 1920, RATE):
        assert rung.height > rung.width and rung.width % 2 == rung.height % 2 == 0
        assert rung.height / rung.width == pytest.approx(16 / 9, abs=0.02)


def test_odd_sides_become_even():
    assert [(r.width, r.height) for r in rungs_of(1281, 721, RATE)][0] == (1280, 720)
    assert [(r.width, r.height) for r in rungs_of(77, 55, RATE)] == [(76, 54)]


def test_the_fastest_films_may_weigh_more():
    slow, fast = rungs_of(1920, 1080, RATE)[0], rungs_of(1920, 1080, Fraction(60))[0]
    assert fast.kilobits == slow.kilobits * 3 // 2


def test_av1_comes_beside_h264_for_the_three_largest():
    assert names(1920, 1080, av1=True)[4:] == ["1080p-av1", "720p-av1", "480p-av1"]


@pytest.mark.parametrize(
    ("measured", "steady"),
    [
        ("25", "25"), ("30000/1001", "30000/1001"), ("2997/100", "30000/1001"),
        ("29.87", "30000/1001"),
        ("10", "10"), ("15", "15"), ("240", "60"), ("59.93", "60000/1001"), ("26.3", "30000/1001"),
        ("0", "25"), ("1/3", "1"),
    ],
)  # fmt: skip
def test_an_uneven_rate_becomes_the_one_it_aimed_at(measured, steady):
    assert steady_rate(Fraction(measured)) == Fraction(steady)


def test_a_group_of_pictures_lasts_two_seconds():
    assert gop_of(Fraction(30000, 1001)) == 60 and gop_of(Fraction(1, 2)) == 1


def test_a_film_up_to_two_minutes_is_one_chunk():
    (chunk,) = chunks_of(120, RATE)
    assert (chunk.first, chunk.frames) == (0, None)


def test_the_chunks_of_a_long_film_follow_each_other():
    chunks = chunks_of(250, RATE)
    assert [(c.first, c.frames) for c in chunks] == [
        (0, 1800), (1800, 1800), (3600, 1800), (5400, None),
    ]  # fmt: skip
    assert all(chunk.first % gop_of(RATE) == 0 for chunk in chunks)


def test_no_chunk_is_a_crumb():
    assert len(chunks_of(181, RATE)) == 3 and len(chunks_of(7200, RATE)) == 120

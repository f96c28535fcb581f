"""Tiles, boxes and Morton codes."""

import random

import pytest

from plugins.map.mercator import (
    BITS,
    WORLD,
    Box,
    corner_of,
    interleave,
    morton,
    separate,
    tile_of,
)

MONTAUBAN = (44.0161, 1.3526)


def test_a_code_gives_its_tile_back():
    chance = random.Random(82)
    for _n in range(500):
        x, y = chance.randrange(1 << BITS), chance.randrange(1 << BITS)
        assert separate(interleave(x, y)) == (x, y)


def test_a_code_fits_in_28_bits():
    assert morton(-90, 180) < 1 << 28
    assert morton(90, -180) == 0
    assert morton(-90, 180) == (1 << 28) - 1


def test_montauban_is_in_the_tile_that_web_maps_put_it_in():
    assert tile_of(*MONTAUBAN, 10) == (515, 372)
    north, west = corner_of(515, 372, 10)
    south, east = corner_of(516, 373, 10)
    assert Box(west, south, east, north).contains(*MONTAUBAN)


def test_shifting_a_code_gives_the_tile_of_a_lower_zoom():
    for zoom in range(BITS + 1):
        shifted = morton(*MONTAUBAN) >> 2 * (BITS - zoom)
        assert separate(shifted) == tile_of(*MONTAUBAN, zoom)


def test_the_ranges_of_a_box_hold_every_code_in_it():
    chance = random.Random(1)
    for _n in range(50):
        west, south = chance.uniform(-5, 8), chance.uniform(42, 50)
        box = Box(west, south, west + chance.uniform(0, 3), south + chance.uniform(0, 3))
        ranges = box.ranges()
        assert len(ranges) <= 16
        for _m in range(20):
            latitude = chance.uniform(box.south, box.north)
            longitude = chance.uniform(box.west, box.east)
            code = morton(latitude, longitude)
            assert any(first <= code <= last for first, last in ranges)


def test_the_ranges_of_the_world_are_one():
    assert WORLD.ranges() == [(0, (1 << 28) - 1)]


def test_a_box_that_is_too_large_is_kept_within_the_world():
    assert Box.parse("-500,-500,500,500") == WORLD


@pytest.mark.parametrize(
    "text", ["nan,0,1,1", "0,0,inf,1", "1,0,0,1", "0,1,1,0", "", "0,0,1", "a,b,c,d", "0,0,1,1,2"]
)
def test_a_box_that_makes_no_sense_is_refused(text):
    with pytest.raises(ValueError):
        Box.parse(text)


def test_a_box_of_no_size_is_one_cell():
    latitude, longitude = MONTAUBAN
    box = Box.parse(f"{longitude},{latitude},{longitude},{latitude}")
    assert box.ranges() == [(morton(*MONTAUBAN), morton(*MONTAUBAN))]

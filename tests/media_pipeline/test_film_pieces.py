"""Clips and stills of a film, on demand."""

import av
import pytest
from PIL import Image

from media_pipeline import Refused
from media_pipeline.film_pieces import cut_clip, hide_moments, take_still
from media_pipeline.inspection import examine


def frames(path):
    with av.open(str(path)) as container:
        return [frame.time for frame in container.decode(video=0)]


def test_a_clip_has_the_seconds_of_its_phase(shelf, tmp_path):
    film = shelf.film("first.mp4")
    made = cut_clip(film, examine(film)[1], 0.5, 1.5, tmp_path / "clip.mp4")
    assert made == {"width": 128, "height": 72, "duration": 1.0}
    assert len(frames(tmp_path / "clip.mp4")) == 10


def test_a_still_is_the_frame_shown_at_its_moment(shelf, tmp_path):
    film = shelf.film("first.mp4")
    found = examine(film)[1]
    assert take_still(film, found, 1.35, tmp_path / "still.jpg") == {"width": 128, "height": 72}
    with av.open(str(film)) as container, Image.open(tmp_path / "still.jpg") as still:
        distances = [_distance(frame.to_image(), still) for frame in container.decode(video=0)]
    assert distances.index(min(distances)) == 13


def _distance(one, other):
    return sum(abs(a - b) for a, b in zip(one.tobytes(), other.tobytes(), strict=True))


@pytest.mark.parametrize(("start", "end"), [(-1, 1), (1, 1), (1.5, 9)])
def test_a_clip_outside_the_film_is_refused(shelf, tmp_path, start, end):
    film = shelf.film("first.mp4")
    with pytest.raises(Refused) as caught:
        cut_clip(film, examine(film)[1], start, end, tmp_path / "clip.mp4")
    assert caught.value.code == "outside_film"


def test_a_hidden_moment_is_black_and_silent_and_the_rest_keeps_its_time(shelf, tmp_path):
    film, target = shelf.film("first.mp4"), tmp_path / "public.mp4"
    hide_moments(film, examine(film)[1], [(0.6, 0.9)], target)
    assert frames(target) == pytest.approx(frames(film), abs=0.02)
    with av.open(str(target)) as container:
        light = {
            frame.time: max(frame.to_image().convert("L").tobytes())
            for frame in container.decode(video=0)
        }
    assert all(most < 20 for time, most in light.items() if 0.6 <= time <= 0.9)
    assert all(most > 100 for time, most in light.items() if time < 0.4 or time > 1.2)
    with av.open(str(target)) as container:
        loud = {frame.time: abs(frame.to_ndarray()).max() for frame in container.decode(audio=0)}
    assert max(level for time, level in loud.items() if 0.62 < time < 0.88) < 1e-3
    assert max(level for time, level in loud.items() if time > 1.2) > 1e-2


def test_a_secret_moment_outside_the_film_is_refused(shelf, tmp_path):
    film = shelf.film("first.mp4")
    with pytest.raises(Refused):
        hide_moments(film, examine(film)[1], [(1.0, 30.0)], tmp_path / "public.mp4")

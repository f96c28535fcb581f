"""A sound becomes AAC and Opus at the loudness of the web, and a waveform."""

import array
import json

import av
import pytest

from media_pipeline.derive import derive
from media_pipeline.sound_levels import levels_of, waveform
from tests.factories.films import ffmpeg
from tests.factories.media import wav_bytes

MOMENT = "lavfi.r128.I={}\nlavfi.r128.true_peaks_ch0={}\n"


def loudness(path, values):
    printing = f"ebur128=metadata=1,ametadata=mode=print:key=lavfi.r128.I:file={values}"
    ffmpeg("-i", str(path), "-af", printing, "-f", "null", "-")
    return float(values.read_text().rpartition("=")[2])


@pytest.mark.parametrize("gain", ["0.1", "8"])
def test_a_sound_too_soft_or_too_loud_comes_to_the_loudness_of_the_web(shelf, tmp_path, gain):
    source = shelf.sound(f"gain-{gain}.wav", "-af", f"volume={gain}", seconds=4)
    manifest = derive(source, tmp_path / "out")
    assert [output.path for output in manifest.outputs] == [
        "loudness.json", "peaks.json", "sound.m4a", "sound.webm",
    ]  # fmt: skip
    for name, codec in (("sound.m4a", "aac"), ("sound.webm", "opus")):
        with av.open(str(tmp_path / "out" / name)) as container:
            assert container.streams.audio[0].codec_context.name == codec
            assert container.duration / av.time_base == pytest.approx(4, abs=0.1)
        assert loudness(tmp_path / "out" / name, tmp_path / "values") == pytest.approx(-16, abs=0.6)


@pytest.mark.parametrize("extension", ["mp3", "ogg", "m4a"])
def test_sounds_of_every_kind_are_taken(shelf, tmp_path, extension):
    source = shelf.sound(f"kind.{extension}", *(["-c:a", "libopus"] if extension == "ogg" else []))
    assert len(derive(source, tmp_path / "out").outputs) == 4


def test_silence_stays_silence(tmp_path):
    silence = tmp_path / "silence.wav"
    silence.write_bytes(wav_bytes()[:44] + b"\0" * (len(wav_bytes()) - 44))
    derive(silence, tmp_path / "out")
    assert json.loads((tmp_path / "out/loudness.json").read_text())["gain"] == 0


def test_the_gain_brings_to_the_target_within_reason():
    assert levels_of(MOMENT.format("-23.0", "0.5")) == {
        "loudness": -23.0, "true_peak": -6.0, "gain": 7.0, "target": -16.0,
    }  # fmt: skip
    assert levels_of(MOMENT.format("-58.0", "0.001"))["gain"] == 30
    assert levels_of(MOMENT.format("nan", "0"))["gain"] == 0
    assert levels_of("") == {"loudness": -70.0, "true_peak": -80.0, "gain": 0.0, "target": -16.0}


def test_a_waveform_never_has_more_points_than_a_page_can_draw():
    hour = array.array("h", bytes(2 * 8000 * 3600))
    hour[8000] = 32767
    found = waveform(hour)
    assert found["length"] <= 4000 and max(found["data"]) == 127
    assert found["samples_per_pixel"] * found["length"] >= len(hour)

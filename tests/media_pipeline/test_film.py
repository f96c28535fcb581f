"""A film of any phone or camera becomes a ladder, a download, and what shows before it plays."""

import json
import re
from pathlib import Path

import av
import pytest
from PIL import Image

from media_pipeline import Refused
from media_pipeline.derive import derive
from media_pipeline.inspection import examine
from tests.factories.films import H264, ffmpeg


@pytest.fixture(scope="module")
def made(shelf, tmp_path_factory):
    """Derive a film, once for the module."""
    known = {}

    def made(film, **options):
        name = (film, str(options))
        if name not in known:
            folder = tmp_path_factory.mktemp("out") / "out"
            known[name] = folder, derive(film, folder, options=options)
        return known[name]

    return made


@pytest.fixture(scope="module")
def plain(shelf, made):
    """A film of nine seconds with two cuts and a tone: its folder and its manifest."""
    cuts = "hue=h='120*floor(t/3)':s=3,negate=enable='between(t,3,6)'"
    film = shelf.film("plain.mp4", size="480x270", rate="25", seconds=9, filters=cuts)
    return made(film)


def frames(path):
    with av.open(str(path)) as container:
        return [float(frame.time) for frame in container.decode(video=0)]


def size(path):
    with av.open(str(path)) as container:
        video = container.streams.video[0]
        return video.width, video.height


def facts(manifest):
    return {output.path: output.facts for output in manifest.outputs}


def test_a_film_becomes_a_ladder_a_download_and_what_shows_before(plain):
    _folder, manifest = plain
    made = {path for path in facts(manifest) if not re.search(r"(s\d+\.m4s|init\.mp4)$", path)}
    assert made == {
        "poster.jpg", "storyboard.jpg", "storyboard.vtt", "film.mp4", "cuts.json", "peaks.json",
        "loudness.json", "hls/master.m3u8", "hls/240p/index.m3u8", "hls/sound/index.m3u8",
    }  # fmt: skip


def test_the_master_playlist_names_the_rungs_with_relative_addresses(plain):
    folder, _manifest = plain
    text = (folder / "hls/master.m3u8").read_text()
    assert "RESOLUTION=426x240" in text and 'CODECS="avc1.4d40' in text and "mp4a.40.2" in text
    addresses = re.findall(r'^[^#\n].*|(?<=URI=")[^"]+', text, re.MULTILINE)
    assert sorted(addresses) == ["240p/index.m3u8", "sound/index.m3u8"]
    assert all((folder / "hls" / address).is_file() for address in addresses)


def test_segments_last_four_seconds_and_each_starts_by_itself(plain):
    folder, _manifest = plain
    playlist = (folder / "hls/240p/index.m3u8").read_text()
    lengths = [float(text) for text in re.findall(r"#EXTINF:([\d.]+)", playlist)]
    assert lengths == [4.0, 4.0, 1.0]
    assert "#EXT-X-ENDLIST" in playlist and "/" not in playlist.replace("#EXT", "")
    with av.open(str(folder / "hls/240p/index.m3u8")) as container:
        keys = [float(p.pts * p.time_base) for p in container.demux(video=0) if p.is_keyframe]
    start = keys[0]
    assert [round(key - start, 2) for key in keys] == [0.0, 2.0, 4.0, 6.0, 8.0]


def test_every_frame_of_the_film_is_in_the_ladder_and_in_the_download(plain):
    folder, _manifest = plain
    for path in (folder / "hls/master.m3u8", folder / "film.mp4"):
        times = frames(path)
        assert len(times) == 225
        steps = {round(b - a, 4) for a, b in zip(times, times[1:], strict=False)}
        assert steps == {0.04}


def test_the_download_plays_from_its_first_bytes_and_tells_nothing_of_its_sender(plain):
    folder, _manifest = plain
    data = (folder / "film.mp4").read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")
    assert b"Lavf" not in data[: data.index(b"mdat")]
    with av.open(str(folder / "film.mp4")) as container:
        assert container.streams.audio[0].codec_context.name == "aac"


def test_the_sound_is_at_the_loudness_of_the_web(plain, tmp_path):
    folder, _manifest = plain
    levels = json.loads((folder / "loudness.json").read_text())
    assert levels["target"] == -16 and levels["loudness"] < -17 and levels["gain"] > 1
    values = tmp_path / "values.txt"
    printing = f"ebur128=metadata=1,ametadata=mode=print:key=lavfi.r128.I:file={values}"
    ffmpeg("-i", str(folder / "film.mp4"), "-af", printing, "-f", "null", "-")
    assert float(values.read_text().rpartition("=")[2]) == pytest.approx(-16, abs=0.5)


def test_the_waveform_shows_the_sound(plain):
    folder, _manifest = plain
    peaks = json.loads((folder / "peaks.json").read_text())
    assert peaks["length"] == 180 == len(peaks["data"]) / 2
    assert min(peaks["data"]) < -10 and max(peaks["data"]) > 10


def test_the_cuts_of_the_film_are_listed(plain):
    folder, _manifest = plain
    assert json.loads((folder / "cuts.json").read_text())["cuts"] == [3.0, 6.04]


def test_the_storyboard_shows_the_film_every_two_seconds(plain):
    folder, manifest = plain
    with Image.open(folder / "storyboard.jpg") as sheet:
        assert sheet.size == (5 * 160, 90)
    cues = (folder / "storyboard.vtt").read_text()
    assert cues.startswith(
        "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nstoryboard.jpg#xywh=0,0,160,90"
    )
    assert "00:00:08.000 --> 00:00:09.000\nstoryboard.jpg#xywh=640,0,160,90" in cues
    assert facts(manifest)["storyboard.jpg"]["seconds"] == 2


def test_a_film_of_one_key_frame_has_no_black_picture_in_its_storyboard(shelf, tmp_path):
    film = shelf.film("one-key.mp4", *H264, "-g", "9999", "-sc_threshold", "0", seconds=8)
    derive(film, tmp_path / "out")
    with Image.open(tmp_path / "out" / "storyboard.jpg") as sheet:
        tiles = [sheet.crop((n * 128, 0, n * 128 + 128, 72)).convert("L") for n in range(4)]
    assert min(max(tile.tobytes()) for tile in tiles) > 100
    first, last = tiles[0].tobytes(), tiles[-1].tobytes()
    assert sum(abs(a - b) for a, b in zip(first, last, strict=True)) > 5 * len(first)


def test_the_poster_is_a_frame_of_the_film(plain):
    with Image.open(plain[0] / "poster.jpg") as poster:
        assert poster.size == (480, 270)
        assert max(high - low for low, high in poster.getextrema()) > 100


def test_what_is_made_first_is_what_shows_first(shelf, tmp_path):
    heard = []
    film = shelf.film("first.mp4")
    derive(film, tmp_path / "out", on_progress=lambda step, share: heard.append(step))
    assert heard.index("look") < heard.index("encode-000")


def test_a_film_held_upright_stays_upright(shelf, made):
    film = shelf.turned(shelf.film("long.mp4", size="480x270"), 90)
    folder, manifest = made(film)
    assert facts(manifest)["hls/240p/index.m3u8"]["height"] == 426
    assert size(folder / "film.mp4") == (240, 426)
    with Image.open(folder / "poster.jpg") as poster:
        assert poster.size == (270, 480)


def test_a_film_of_uneven_rate_becomes_even(shelf, made):
    uneven = shelf.film(
        "uneven.mp4", *H264, "-fps_mode", "vfr", rate="30", seconds=4,
        filters="select='not(eq(mod(n,7),3))*not(between(n,50,70))'",
    )  # fmt: skip
    folder, manifest = made(uneven)
    times = frames(folder / "film.mp4")
    steps = {round(b - a, 3) for a, b in zip(times, times[1:], strict=False)}
    assert len(steps) <= 2 and max(steps) - min(steps) <= 0.002
    assert times[-1] == pytest.approx(4, abs=0.1)


def test_an_hdr_film_is_brought_to_the_range_of_screens(shelf, made):
    hdr = shelf.film(
        "hdr.mp4", "-c:v", "libx265", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le", "-tag:v",
        "hvc1", "-x265-params", "log-level=none:colorprim=bt2020:transfer=smpte2084:"
        "colormatrix=bt2020nc",
    )  # fmt: skip
    assert examine(hdr)[1]["transfer"] == "smpte2084"
    folder, _manifest = made(hdr)
    with av.open(str(folder / "film.mp4")) as container:
        context = container.streams.video[0].codec_context
        assert (context.pix_fmt, context.color_trc, context.color_primaries) == ("yuv420p", 1, 1)


def test_an_interlaced_film_is_made_of_whole_frames(shelf, made):
    film = shelf.film("interlaced.mp4", *H264, "-x264-params", "tff=1", "-flags", "+ildct+ilme")
    assert examine(film)[1]["interlaced"]
    with av.open(str(made(film)[0] / "film.mp4")) as container:
        assert not any(frame.interlaced_frame for frame in container.decode(video=0))


def test_a_silent_film_has_no_sound_track(shelf, made):
    folder, manifest = made(shelf.film("silent.mp4", sound=False))
    assert not (folder / "hls/sound").exists() and "peaks.json" not in facts(manifest)
    assert "AUDIO" not in (folder / "hls/master.m3u8").read_text()
    assert len(frames(folder / "film.mp4")) == 20


def test_a_sound_that_starts_late_stays_in_step(shelf, made):
    film, late = shelf.film("sync.mp4", seconds=4), shelf.folder / "late.mp4"
    ffmpeg("-i", str(film), "-itsoffset", "1.5", "-i", str(film), "-map", "0:v", "-map", "1:a",
           "-c", "copy", str(late))  # fmt: skip
    peaks = json.loads((made(late)[0] / "peaks.json").read_text())
    loud = [abs(high) > 5 for high in peaks["data"][1::2]]
    assert loud.index(True) == pytest.approx(1.5 * 20, abs=2)


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("hevc.mp4", ["-c:v", "libx265", "-x265-params", "log-level=none", "-tag:v", "hvc1"]),
        ("vp9.webm", ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-c:a", "libopus"]),
        ("av1.mp4", ["-c:v", "libsvtav1", "-preset", "12", "-svtav1-params", "lp=1"]),
        ("prores.mov", ["-c:v", "prores", "-c:a", "pcm_s16le"]),
        ("motion-jpeg.mov", ["-c:v", "mjpeg", "-c:a", "pcm_s16le"]),
        ("screen.mkv", [*H264, "-c:a", "aac"]),
        ("camcorder.mts", [*H264, "-c:a", "ac3", "-f", "mpegts", "-mpegts_m2ts_mode", "1"]),
        ("television.ts", ["-c:v", "mpeg2video", "-c:a", "mp2", "-f", "mpegts"]),
        ("old-phone.3gp", ["-c:v", "mpeg4", "-c:a", "aac"]),
    ],
)
def test_the_codecs_of_phones_and_cameras_are_taken(shelf, made, name, codec):
    folder, _manifest = made(shelf.film(name, *codec))
    assert len(frames(folder / "film.mp4")) == 20


def test_a_film_in_chunks_has_the_frames_of_a_film_in_one_piece(shelf, made):
    film = shelf.film("chunks.mp4", seconds=13, rate="30000/1001")
    whole, _ = made(film)
    parts, manifest = made(film, chunk_seconds=4)
    assert [name for name in manifest.costs if "encode" in name] == [
        "encode-000", "encode-001", "encode-002",
    ]  # fmt: skip
    for name in ("film.mp4", "hls/master.m3u8"):
        expected, found = frames(whole / name), frames(parts / name)
        assert len(found) == 390 and found == pytest.approx(expected, abs=0.001)
    assert _picture_difference(whole / "film.mp4", parts / "film.mp4") < 4


def _picture_difference(one, other):
    """Return the largest mean difference between the frames of two films, in levels of 255."""
    with av.open(str(one)) as first, av.open(str(other)) as second:
        pairs = zip(first.decode(video=0), second.decode(video=0), strict=True)
        return max(
            abs(a.to_ndarray(format="gray").astype(int) - b.to_ndarray(format="gray")).mean()
            for a, b in pairs
        )


def test_the_number_of_workers_changes_nothing(shelf, made, tmp_path):
    film = shelf.film("chunks.mp4", seconds=13, rate="30000/1001")
    _folder, manifest = made(film, chunk_seconds=4)
    again = derive(film, tmp_path / "out", options={"chunk_seconds": 4}, workers=2)
    assert again.fingerprint == manifest.fingerprint


def test_av1_rungs_are_added_when_asked(shelf, made):
    folder, _manifest = made(shelf.film("first.mp4"), av1=True)
    assert 'CODECS="av01.0.' in (folder / "hls/master.m3u8").read_text()
    assert len(frames(folder / "hls/72p-av1/index.m3u8")) == 20


def test_a_sound_is_no_film(shelf, tmp_path):
    with pytest.raises(Refused) as caught:
        derive(shelf.sound("a.m4a"), tmp_path / "out", "film")
    assert caught.value.code == "wrong_kind"


def test_the_shortest_film_is_taken(shelf, made):
    folder, _manifest = made(shelf.film("one-frame.mp4", rate="25", seconds=0.04))
    assert len(frames(folder / "film.mp4")) == 1 and (folder / "poster.jpg").is_file()


def test_no_name_of_a_folder_or_of_a_file_means_something_to_a_tool(shelf, tmp_path, monkeypatch):
    film = shelf.written("-i 100%d l'été: [a].mp4", shelf.film("first.mp4").read_bytes())
    monkeypatch.chdir(tmp_path)
    manifest = derive(film, Path("100%03d l'été, [b]: c"))
    assert manifest.is_intact(tmp_path / "100%03d l'été, [b]: c")


def test_the_picture_of_an_album_is_no_film(shelf):
    cover = shelf.written("cover.jpg", b"")
    ffmpeg("-f", "lavfi", "-i", "color=red:size=64x64", "-frames:v", "1", str(cover))
    song = shelf.folder / "album.mp3"
    ffmpeg("-i", str(shelf.sound("a.m4a")), "-i", str(cover), "-map", "0", "-map", "1", "-c:v",
           "copy", "-disposition:v", "attached_pic", str(song))  # fmt: skip
    assert examine(song)[0] == "sound"

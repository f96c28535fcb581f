"""Rebuilds the demo media: films, 3D models, still images and sounds, then media.json.

python tools/demo_media/build.py                  everything that does not exist yet
python tools/demo_media/build.py images vitrail   one picture, anew
python tools/demo_media/build.py manifest         media.json and the captions only
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from manifest import write_manifest
from paths import MEDIA, WORK


def build_films(names: list[str]) -> None:
    """Render and encode films."""
    import films

    films.make_films(names)


def build_models(names: list[str]) -> None:
    """Bake and write 3D models with their posters."""
    import models

    models.make_models(names)


def build_images(names: list[str]) -> None:
    """Render still images."""
    import stills

    stills.render_missing(names)


def build_sounds(names: list[str]) -> None:
    """Synthesise the sounds; they are quick, so all are made."""
    import sounds

    sounds.write_sounds()


KINDS: dict[str, Callable[[list[str]], None]] = {
    "sounds": build_sounds,
    "models": build_models,
    "images": build_images,
    "films": build_films,
}


def main(arguments: list[str]) -> int:
    """Build what the arguments name and return the exit status."""
    kind, names = (arguments[0], arguments[1:]) if arguments else ("all", [])
    if kind not in {*KINDS, "all", "manifest"}:
        print(__doc__, file=sys.stderr)
        return 2
    for folder in (MEDIA, WORK):
        folder.mkdir(parents=True, exist_ok=True)
    for name, build in KINDS.items():
        if kind in {name, "all"}:
            build(names)
    if missing := write_manifest():
        print("Still to make:", ", ".join(missing))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

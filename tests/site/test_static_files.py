"""The storage of a public machine: what is collected can be found again under its hashed name."""

import re

import pytest
from django.core.files.base import ContentFile

from artisanumerique.staticfiles import ModuleManifestStorage


@pytest.fixture
def collected(tmp_path, settings):
    """A function that collects files, given by name and content, and returns their storage."""
    settings.DEBUG = False

    def collect(**files):
        storage = ModuleManifestStorage(location=tmp_path, base_url="/static/")
        paths = {}
        for name, content in files.items():
            path = name.replace("__", "/") + ".js"
            storage._save(path, ContentFile(content.encode()))
            paths[path] = (storage, path)
        for _name, _hashed, done in storage.post_process(paths):
            if isinstance(done, Exception):
                raise done
        return storage

    return collect


def content_of(storage, name):
    with storage.open(storage.stored_name(name)) as file:
        return file.read().decode()


def test_a_module_imports_its_neighbour_by_its_hashed_name(collected):
    storage = collected(
        js__map='import { draw } from "./view.js";\n', js__view="export const a = 1;"
    )
    assert re.search(r'from "\./view\.[0-9a-f]{12}\.js"', content_of(storage, "js/map.js"))


@pytest.mark.parametrize(
    "line", ['await import("leaflet");', '/** @typedef {typeof import("leaflet")} Leaflet */']
)
def test_a_name_of_the_import_map_is_left_alone(collected, line):
    assert content_of(collected(js__map=line), "js/map.js") == line

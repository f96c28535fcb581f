"""Static files: which are served, with their hash in the name, native modules' imports with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.contrib.staticfiles.finders import FileSystemFinder
from whitenoise.storage import CompressedManifestStaticFilesStorage

UNSERVED = (
    "*.test.js", "benchmark.js", "wasi_trace.js", "draco_encoder.js", "*.d.ts", "*.d.mts",
    "cjs", "iife", "react", "experimental", "extras",  # builds of media-chrome for other pages
    "hls.js*", "hls.mjs*", "hls.min.js*", "hls.light.*", "hls.worker.*", "hls-demo.*",
    "browser-test-*", "pannellum.htm",
)  # fmt: skip
"""Files of npm packages that no page asks for; wasi_trace imports itself, without end."""


class PackageFinder(FileSystemFinder):
    """Finds the static files of the themes and of npm packages, but for what is not served."""

    def list(self, ignore_patterns: Any) -> Any:
        return super().list([*(ignore_patterns or ()), *UNSERVED])


class ModuleManifestStorage(CompressedManifestStaticFilesStorage):
    """Hashed and compressed files; `import` and `export ... from` follow the hashes.

    A bare name, as in `import("leaflet")`, is no file: the import map of the page gives it.
    """

    support_js_module_import_aggregation = True
    manifest_strict = True

    def url_converter(
        self, name: str, hashed_files: dict[str, str], template: str | None = None
    ) -> Callable[[re.Match[str]], str]:
        convert: Any = super().url_converter(name, hashed_files, template)
        if not (template or "").startswith("import("):
            return convert

        def convert_files(match: re.Match[str]) -> str:
            is_file = match["url"].startswith((".", "/"))
            return convert(match) if is_file else match["matched"]

        return convert_files

"""Make sure that booklets can be drawn: install Pango when we may, or say what to do."""

import ctypes.util
import sys

from tools.debian import provide

PACKAGES = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-dejavu-core"]
LIBRARIES = ["pango-1.0", "pangoft2-1.0", "harfbuzz-subset"]
SENTENCE = f"Booklets (PDF) are drawn with Pango: install Debian's packages {', '.join(PACKAGES)}."


def main() -> int:
    return 0 if all(map(ctypes.util.find_library, LIBRARIES)) else provide(PACKAGES, SENTENCE)


if __name__ == "__main__":
    sys.exit(main())

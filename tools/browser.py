"""Make sure that Chromium is there for the tests: install it when we may, or say what to do."""

import os
import sys

from tools.debian import provide

WANTED = "/usr/bin/chromium"
SENTENCE = f"The browser tests need Chromium at {WANTED}: install Debian's package `chromium`."


def main() -> int:
    return 0 if os.access(WANTED, os.X_OK) else provide(["chromium"], SENTENCE)


if __name__ == "__main__":
    sys.exit(main())

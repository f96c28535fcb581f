"""Make sure that Java is there for epubcheck: install it when we may, or say what to do."""

import shutil
import sys

from tools.debian import provide

SENTENCE = "The tests of digital books (epubcheck) need Debian's package `default-jre-headless`."


def main() -> int:
    return 0 if shutil.which("java") else provide(["default-jre-headless"], SENTENCE)


if __name__ == "__main__":
    sys.exit(main())

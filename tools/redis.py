"""Make sure that redis-server is there for the tests: install it when we may, or say what to do."""

import shutil
import sys

from tools.debian import provide

SENTENCE = "The tests of Redis need Debian's package `redis-server`."


def main() -> int:
    if shutil.which("redis-server"):
        return 0
    # RUNLEVEL: Debian would start a server of its own; each test starts one.
    return provide(["redis-server"], SENTENCE, {"RUNLEVEL": "1"})


if __name__ == "__main__":
    sys.exit(main())

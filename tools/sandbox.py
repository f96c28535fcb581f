"""Make sure that bubblewrap is there for media: install it when we may, or say what to do."""

import shutil
import sys

from tools.debian import provide

PACKAGES = ["bubblewrap", "libseccomp2"]
SENTENCE = f"Media are processed in a sandbox: install Debian's packages {' and '.join(PACKAGES)}."


def main() -> int:
    return 0 if shutil.which("bwrap") else provide(PACKAGES, SENTENCE)


if __name__ == "__main__":
    sys.exit(main())

"""Make sure that Chromium is there for the tests: install it when we may, or say what to do."""

import os
import shutil
import subprocess
import sys

WANTED = "/usr/bin/chromium"
SENTENCE = f"The browser tests need Chromium at {WANTED}: install Debian's package `chromium`."


def main() -> int:
    if os.access(WANTED, os.X_OK):
        return 0
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.stderr.write(SENTENCE + "\n")
        return 1
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
        done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            sys.stderr.write(SENTENCE + "\n")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

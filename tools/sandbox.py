"""Make sure that bubblewrap is there for media: install it when we may, or say what to do."""

import os
import shutil
import subprocess
import sys

PACKAGES = ["bubblewrap", "libseccomp2"]
SENTENCE = f"Media are processed in a sandbox: install Debian's packages {' and '.join(PACKAGES)}."


def main() -> int:
    if shutil.which("bwrap"):
        return 0
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.stderr.write(SENTENCE + "\n")
        return 1
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", *PACKAGES]):
        done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            sys.stderr.write(SENTENCE + "\n")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Install Debian's packages where we may, or say what to install."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping


def provide(packages: list[str], sentence: str, variables: Mapping[str, str] | None = None) -> int:
    """Install `packages` and return 0; write `sentence` and return 1 when that cannot be done.

    `variables` are added to the environment of the installer.
    """
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.stderr.write(sentence + "\n")
        return 1
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", **(variables or {})}
    install = ["apt-get", "install", "-y", "-qq", *packages]
    for command in (["apt-get", "update", "-qq"], install):
        done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            sys.stderr.write(sentence + "\n")
            return 1
    return 0

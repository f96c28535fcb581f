"""Make sure that redis-server is there for the tests: install it when we may, or say what to do."""

import os
import shutil
import subprocess
import sys

SENTENCE = "The tests of Redis need Debian's package `redis-server`."


def main() -> int:
    if shutil.which("redis-server"):
        return 0
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.stderr.write(SENTENCE + "\n")
        return 1
    # RUNLEVEL: Debian would start a server of its own; each test starts one.
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "redis-server"]
    for command in (["apt-get", "update", "-qq"], install):
        done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            sys.stderr.write(SENTENCE + "\n")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""A real redis-server for a test, on a port of its own, with nothing written to the disk."""

import contextlib
import shutil
import socket
import subprocess
import time

from redis import Redis, RedisError


def free_port() -> int:
    """Return a port that nobody listens to."""
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def redis_server():
    """Give the address of a server; it stops at the end."""
    program = shutil.which("redis-server")
    assert program, "install Debian's package `redis-server` (make test-tools does)"
    port = free_port()
    process = subprocess.Popen(
        [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
        stdout=subprocess.DEVNULL,
    )
    url = f"redis://127.0.0.1:{port}/0"
    try:
        _wait_for(url)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait_for(url: str) -> None:
    until = time.monotonic() + 10
    while True:
        try:
            Redis.from_url(url).ping()
            return
        except RedisError:
            assert time.monotonic() < until
            time.sleep(0.05)

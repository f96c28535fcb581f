"""A tool between walls: it reads what it was given, writes in one folder, and costs what it may."""

import os
import signal
import subprocess
import sys
import time
import warnings
from contextlib import suppress
from pathlib import Path

import pytest

from media_pipeline import Refused, bubblewrap
from media_pipeline.sandbox import MB, MissingSandboxError, ToolLimits, run_tool
from media_pipeline.verdict import SandboxFaultError, ToolKilledError


def python(code: str, **options):
    return run_tool([sys.executable, "-c", code], **options)


def refusal(code: str, **options) -> Refused:
    with pytest.raises(Refused) as caught:
        python(code, **options)
    return caught.value


def running(mark: str) -> bool:
    """Does a tool of this machine, past its gate, have `mark` in its command?"""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            words = path.read_bytes()
            if mark.encode() in words and not words.startswith((b"/bin/sh", b"/usr/bin/bwrap")):
                return True
    return False


def wait_until(question, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not question():
        assert time.monotonic() < until
        time.sleep(0.05)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


@pytest.fixture
def no_memory_of_checks():
    bubblewrap.check_sandbox.cache_clear()
    yield
    bubblewrap.check_sandbox.cache_clear()


def test_a_tool_reads_the_file_it_was_given_and_no_other(tmp_path):
    given, other = tmp_path / "given.txt", tmp_path / "other.txt"
    given.write_text("given")
    other.write_text("other")
    assert python(f"print(open({str(given)!r}).read())", reads=[given]).output == b"given\n"
    assert "No such file" in str(refusal(f"open({str(other)!r})", reads=[given]))


@pytest.mark.parametrize("path", ["/etc/passwd", "/etc/hostname", os.path.abspath("manage.py")])
def test_a_tool_reads_nothing_of_the_machine(path):
    assert os.path.exists(path)
    assert "No such file" in str(refusal(f"open({path!r})"))


def test_a_tool_writes_in_its_folder_and_nowhere_else(tmp_path, folder):
    given = tmp_path / "given.txt"
    given.write_text("given")
    python("open('made.txt', 'w').write('made')", reads=[given], folder=folder)
    assert (folder / "made.txt").read_text() == "made"
    for place in (given, "/new.txt", "/dev/new", "/usr/new"):
        words = str(refusal(f"open({str(place)!r}, 'w')", reads=[given], folder=folder))
        assert "Read-only" in words or "denied" in words
    assert given.read_text() == "given"


def test_what_a_tool_writes_beside_its_folder_goes_with_it(folder):
    path = f"/tmp/left-by-a-tool-{os.getpid()}"
    python(f"open({path!r}, 'w').write('x')", folder=folder)
    assert not os.path.exists(path)


def test_a_tool_reaches_no_network():
    assert "not permitted" in str(refusal("import socket; socket.create_connection(('::1', 80))"))
    alone = "import socket; socket.create_connection(('127.0.0.1', 80), 2)"
    words = str(refusal(alone, limits=ToolLimits(sockets=True)))
    assert "refused" in words or "unreachable" in words


def test_a_tool_sees_no_other_process():
    seen = python("import os; print([n for n in os.listdir('/proc') if n.isdigit()])")
    assert len(seen.output.split(b",")) <= 2


def test_a_tool_starts_no_other_program_unless_it_may():
    start = "import subprocess; print(subprocess.check_output(['echo', 'hello']))"
    assert "not permitted" in str(refusal(start))
    assert b"hello" in python(start, limits=ToolLimits(processes=True)).output


def test_a_tool_makes_threads():
    code = "from threading import Thread; t = Thread(target=print, args=['x']); t.start(); t.join()"
    assert python(code).output == b"x\n"


@pytest.mark.parametrize("call", ["unshare(0x10000000)", "setns(0, 0)", "mount(0, 0, 0, 0, 0)"])
def test_a_tool_cannot_leave_by_a_system_call(call):
    code = (
        f"import ctypes; c = ctypes.CDLL(None, use_errno=True); print(c.{call}, ctypes.get_errno())"
    )
    assert python(code).output == b"-1 1\n"


@pytest.mark.parametrize("counts_data_only", [False, True])
def test_a_tool_that_eats_memory_is_stopped(counts_data_only):
    limits = ToolLimits(memory=512 * MB, counts_data_only=counts_data_only)
    assert "MemoryError" in str(refusal("x = bytearray(900 << 20)", limits=limits))


def test_a_tool_that_never_ends_is_stopped():
    started = time.monotonic()
    assert refusal("import time; time.sleep(60)", limits=ToolLimits(seconds=0.5)).code == "too_slow"
    assert time.monotonic() - started < 5


def test_a_tool_that_closes_its_mouth_and_never_ends_is_stopped():
    code = "import os, time; os.close(1); os.close(2); time.sleep(60)"
    assert refusal(code, limits=ToolLimits(seconds=0.5)).code == "too_slow"


def test_a_tool_that_eats_processor_is_stopped():
    limits = ToolLimits(seconds=30, processor=1)
    assert refusal("while True: pass", limits=limits).code == "too_slow"


def test_a_tool_that_writes_one_huge_file_is_stopped(folder):
    code = "import signal; signal.signal(25, signal.SIG_DFL); open('a', 'wb').write(bytes(9 << 20))"
    found = refusal(code, folder=folder, limits=ToolLimits(written=8 * MB))
    assert found.code == "too_heavy"


def test_a_tool_that_writes_many_files_is_stopped(folder):
    code = (
        "import itertools, time\n"
        "for n in itertools.count(): open(str(n), 'wb').write(bytes(1 << 20)); time.sleep(.01)"
    )
    found = refusal(code, folder=folder, limits=ToolLimits(seconds=30, written=8 * MB))
    assert found.code == "too_heavy"


@pytest.mark.parametrize("place", ["/tmp", "/dev/shm"])
def test_temporary_files_have_a_quota(place):
    limits = ToolLimits(temporary=4 * MB)
    code = f"open('{place}/a', 'wb').write(bytes(%d << 20))"
    assert python(code % 2, limits=limits).output == b""
    assert "No space left" in str(refusal(code % 6, limits=limits))


def test_a_tool_that_prints_for_ever_is_stopped():
    assert refusal("while True: print('x' * 100_000)").code == "too_heavy"


def test_the_lines_of_a_tool_come_while_it_works():
    heard = []
    code = "import time\nfor n in range(3): print(n, flush=True); time.sleep(.2)"
    python(code, on_line=lambda line: heard.append((line, time.monotonic())))
    assert [line for line, _when in heard] == ["0", "1", "2"]
    assert heard[2][1] - heard[0][1] > 0.2


def test_the_cost_of_a_tool_is_known():
    done = python("x = bytearray(200 << 20); sum(range(3_000_000))")
    assert done.processor > 0.05
    assert done.memory > 200 * MB


def test_no_secret_of_the_site_reaches_a_tool(monkeypatch):
    monkeypatch.setenv("AN_SECRET_KEY", "secret")
    assert b"secret" not in python("import os; print(dict(os.environ))").output


def test_a_tool_ended_by_someone_else_is_not_a_refusal():
    with pytest.raises(ToolKilledError):
        python("import os; os.kill(os.getpid(), 9)")


def test_a_file_that_is_not_there_is_a_fault_of_the_call(tmp_path):
    with pytest.raises(SandboxFaultError, match="nowhere"):
        python("print(1)", reads=[tmp_path / "nowhere"])


def test_a_tool_does_not_outlive_who_called_it():
    mark = f"import time; time.sleep(99) # {os.getpid()}"
    script = (
        "import sys; from media_pipeline.sandbox import run_tool\n"
        "run_tool([sys.executable, '-c', 'import time; time.sleep(99) # ' + sys.argv[1]])"
    )
    caller = subprocess.Popen([sys.executable, "-c", script, str(os.getpid())])
    wait_until(lambda: running(mark))
    caller.kill()
    caller.wait()
    wait_until(lambda: not running(mark))


def test_what_a_dead_caller_left_half_built_is_ended_by_the_next_run():
    left = subprocess.Popen(
        ["bwrap", "-c", "sleep 60; true", "--setenv", "CALLER", "4194305-1"], executable="/bin/sh"
    )
    ours = subprocess.Popen(
        ["bwrap", "-c", "sleep 60; true", "--setenv", "CALLER", bubblewrap.caller()],
        executable="/bin/sh",
    )
    python("print(1)")
    assert left.wait(timeout=30) == -signal.SIGKILL
    assert ours.poll() is None
    ours.kill()
    ours.wait()


def test_a_machine_without_bubblewrap_says_what_to_install(monkeypatch, no_memory_of_checks):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(MissingSandboxError, match="install the packages bubblewrap"):
        python("print(1)")


def test_a_machine_that_forbids_walls_says_why(monkeypatch, tmp_path, no_memory_of_checks):
    fake = tmp_path / "bwrap"
    fake.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingSandboxError, match="No permissions to create new namespace"):
        python("print(1)")


def test_a_developer_may_do_without_and_is_warned_once(monkeypatch):
    monkeypatch.setenv("AN_SANDBOX", "off")
    bubblewrap.warn_once.cache_clear()
    with pytest.warns(RuntimeWarning, match="without a sandbox"):
        assert python("print(open('/etc/passwd').read()[:4])").output == b"root\n"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        limits = ToolLimits(memory=512 * MB)
        assert "MemoryError" in str(refusal("x = bytearray(900 << 20)", limits=limits))

"""The system calls that no tool needs: a seccomp filter, as the bytes that bubblewrap loads."""

from __future__ import annotations

import os
import tempfile
from functools import cache

FORBIDDEN = (
    "ptrace", "process_vm_readv", "process_vm_writev", "pidfd_getfd", "kcmp",
    "mount", "umount2", "pivot_root", "chroot", "fsopen", "fsmount", "move_mount", "open_tree",
    "unshare", "setns", "open_by_handle_at", "name_to_handle_at",
    "bpf", "perf_event_open", "userfaultfd", "keyctl", "add_key", "request_key",
    "io_uring_setup", "io_uring_enter", "io_uring_register",
    "kexec_load", "kexec_file_load", "init_module", "finit_module", "delete_module",
    "reboot", "swapon", "swapoff", "acct", "quotactl", "syslog", "settimeofday", "clock_settime",
)  # fmt: skip
SOCKETS = ("socket", "socketpair", "connect", "bind", "listen", "accept", "accept4")
CLONE_THREAD, CLONE_NEWUSER = 0x00010000, 0x10000000
EPERM, ENOSYS = 1, 38


@cache
def filter_program(sockets: bool = False, processes: bool = False) -> bytes:
    """Return the filter; `sockets` and `processes` let a tool make them (a browser needs both).

    `clone3` answers "unknown" in every case: its flags cannot be seen, and libc then uses `clone`.
    Raises OSError or ImportError when libseccomp is missing.
    """
    import pyseccomp as seccomp

    rules = seccomp.SyscallFilter(defaction=seccomp.ALLOW)
    for name in FORBIDDEN if sockets else FORBIDDEN + SOCKETS:
        _forbid(rules, name, EPERM)
    _forbid(rules, "clone3", ENOSYS)
    new_user = seccomp.Arg(0, seccomp.MASKED_EQ, CLONE_NEWUSER, CLONE_NEWUSER)
    _forbid(rules, "clone", EPERM, new_user)
    if not processes:
        _forbid(rules, "clone", EPERM, seccomp.Arg(0, seccomp.MASKED_EQ, CLONE_THREAD, 0))
        for name in ("fork", "vfork"):
            _forbid(rules, name, EPERM)
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        return os.pread(file.fileno(), 1 << 20, 0)


def _forbid(rules: object, name: str, error: int, *arguments: object) -> None:
    import pyseccomp as seccomp

    if seccomp.resolve_syscall(seccomp.Arch.NATIVE, name) < 0:
        return  # this processor has no such call
    rules.add_rule(seccomp.ERRNO(error), name, *arguments)  # type: ignore[attr-defined]

"""A browser that only reads style sheets: no server, no database."""

import pytest

from tests.browser.conftest import ARGS


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": "/usr/bin/chromium", "args": ARGS}

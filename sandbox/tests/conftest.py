"""One sandbox process for all tests, on a free port; each test has its own stacks."""

import itertools
import signal
import sys

import pytest

from account import Account
from sandbox_process import PACKAGE_FOLDER, SandboxProcess

# For tests of pure rules, which need no process.
sys.path.insert(0, str(PACKAGE_FOLDER))


@pytest.fixture(scope="session")
def process(tmp_path_factory):
    running = SandboxProcess(tmp_path_factory.mktemp("sandbox"), speed=5000)
    yield running
    running.stop(signal.SIGKILL)  # what it would save is of no use to anyone


_numbers = itertools.count(1)


@pytest.fixture
def account(process):
    """No faults, full speed, and a stack name of one's own."""
    process.control("DELETE", "faults")
    process.control("PUT", "speed", {"speed": 5000})
    return Account(process, f"stack-{next(_numbers)}")

"""The start refuses a ministack that is not the one the sandbox was written for."""

import os
import subprocess
import sys

from sandbox_process import PACKAGE_FOLDER, free_port

CHANGED = """
import ministack.services.cloudformation.handlers as handlers
import ministack.services.eventbridge as eventbridge
del handlers._add_event, handlers._required_iam_capabilities
eventbridge._put_events = lambda data: None
import runpy, sys
sys.argv = ["pilothouse_sandbox"]
runpy.run_module("pilothouse_sandbox", run_name="__main__")
"""


def test_a_changed_ministack_is_named_and_refused(tmp_path):
    environment = {**os.environ, "SANDBOX_HOME": str(tmp_path), "SANDBOX_PORT": str(free_port()), "PYTHONPATH": str(PACKAGE_FOLDER),
                   "PYTHONDONTWRITEBYTECODE": "1"}
    ended = subprocess.run([sys.executable, "-c", CHANGED], env=environment, capture_output=True, text=True, timeout=30)
    assert ended.returncode == 1
    assert "the installed ministack differs from 1.5.33" in ended.stderr
    assert "handlers._add_event is gone" in ended.stderr
    assert "handlers._required_iam_capabilities is gone" in ended.stderr
    assert "services.eventbridge._put_events takes 1 parameters, not 2" in ended.stderr
    assert "Traceback" not in ended.stderr

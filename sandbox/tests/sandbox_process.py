"""Starting and stopping a sandbox, and its control endpoints."""

import json
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from pathlib import Path

PACKAGE_FOLDER = Path(__file__).resolve().parents[1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class SandboxProcess:
    def __init__(self, home, speed: float = 5000, autosave: float = 5, port: int | None = None) -> None:
        self.home = str(home)
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "SANDBOX_"))}
        environment |= {"SANDBOX_PORT": str(self.port), "SANDBOX_HOME": str(home), "SANDBOX_SPEED": str(speed),
                        "SANDBOX_AUTOSAVE": str(autosave), "PYTHONPATH": str(PACKAGE_FOLDER), "PYTHONDONTWRITEBYTECODE": "1"}
        self._process = subprocess.Popen([sys.executable, "-m", "pilothouse_sandbox"], env=environment, stdout=subprocess.PIPE,
                                         text=True)
        lines: queue.Queue = queue.Queue()
        threading.Thread(target=lambda: lines.put(self._process.stdout.readline()), daemon=True).start()
        self.ready_line = lines.get(timeout=30).strip()

    def control(self, method: str, what: str, body: object = None) -> dict:
        status, answer = self.control_answer(method, what, None if body is None else json.dumps(body).encode())
        assert status == 200, answer
        return answer

    def control_answer(self, method: str, what: str, body: bytes | None = None) -> tuple[int, dict]:
        request = urllib.request.Request(f"{self.url}/_sandbox/{what}", data=body, method=method)
        try:
            with urllib.request.urlopen(request, timeout=10) as response:
                return response.status, json.load(response)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)

    def stop(self, how: int = signal.SIGTERM) -> int:
        if self._process.poll() is None:
            self._process.send_signal(how)
        return self._process.wait(timeout=10)

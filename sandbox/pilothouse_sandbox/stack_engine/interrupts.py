"""Which operation is at work on which stack, and the wish of a later request to stop it."""

import asyncio
from contextlib import contextmanager
from typing import Literal

StopReason = Literal["cancel", "delete"]


class RunningOperation:
    def __init__(self) -> None:
        self.stop_reason: StopReason | None = None
        self.stop_requested = asyncio.Event()
        self.finished = asyncio.Event()

    def stop(self, reason: StopReason) -> None:
        self.stop_reason = reason
        self.stop_requested.set()

    def resume(self) -> None:
        """After a cancel has been heard: the rollback that follows is not itself cancelled."""
        self.stop_reason = None
        self.stop_requested.clear()


_running: dict[str, RunningOperation] = {}


@contextmanager
def running_on(stack_id: str):
    operation = _running[stack_id] = RunningOperation()
    try:
        yield operation
    finally:
        if _running.get(stack_id) is operation:
            del _running[stack_id]
        operation.finished.set()


def request_stop(stack_id: str, reason: StopReason) -> None:
    """Does nothing where no operation runs."""
    if operation := _running.get(stack_id):
        operation.stop(reason)


async def stop_and_wait(stack_id: str, reason: StopReason) -> None:
    if operation := _running.get(stack_id):
        operation.stop(reason)
        await operation.finished.wait()

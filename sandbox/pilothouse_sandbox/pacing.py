"""AWS's time, divided by the speed. Every wait of the sandbox passes through here."""

import asyncio
import time

# A change of speed reaches a wait that is already running within this many real seconds.
LONGEST_NAP_SECONDS = 0.1


class Pacing:
    def __init__(self, speed: float) -> None:
        self.speed = speed

    async def wait(self, aws_seconds: float, interrupted: asyncio.Event | None = None) -> bool:
        """Waits for what takes AWS `aws_seconds`; True as soon as `interrupted` is set."""
        left = aws_seconds
        while left > 0 and not (interrupted and interrupted.is_set()):
            started, speed = time.monotonic(), self.speed
            nap = min(left / speed, LONGEST_NAP_SECONDS)
            if interrupted is None:
                await asyncio.sleep(nap)
            else:
                await _sleep_unless(interrupted, nap)
            left -= max(time.monotonic() - started, nap * 0.01) * speed
        return bool(interrupted and interrupted.is_set())


async def _sleep_unless(interrupted: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(interrupted.wait(), seconds)
    except asyncio.TimeoutError:
        return

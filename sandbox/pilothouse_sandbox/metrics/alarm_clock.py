"""When alarms are evaluated: each minute, soon after something has changed, and not while they are being made or a state is held."""

import asyncio
import contextlib
import contextvars
import logging
import time

from ministack.core.responses import set_request_account_id, set_request_region
from ministack.services import cloudwatch

from ..account import disturbances
from ..billing.usage_segments import meter
from .running_counts import running_counts

_LOG = logging.getLogger("sandbox.alarms")
_EVERY_SECONDS = 1
_LONGEST_SLICE_SECONDS = 0.02  # of evaluation between two looks at requests

# Alarm ARN -> until when (epoch seconds) a state that somebody set by hand stays.
_held_until: dict[str, float] = {}
# ARNs of alarms that were made or changed and wait for the clock.
_waiting: set[str] = set()
_left_to_the_clock: contextvars.ContextVar[bool] = contextvars.ContextVar("alarms are left to the clock", default=False)


@contextlib.contextmanager
def left_to_the_clock():
    """What is put within is evaluated at the clock's next tick: once for all of a stack's alarms, and never half made."""
    token = _left_to_the_clock.set(True)
    try:
        yield
    finally:
        _left_to_the_clock.reset(token)


def hold(alarm_arn: str, seconds: float) -> None:
    """A state that somebody set stays that long."""
    _held_until[alarm_arn] = time.time() + seconds


def has_a_say_in(alarm_arn: str, now: float) -> bool:
    """Whether the alarm is not to be evaluated now, but by the clock."""
    if _left_to_the_clock.get():
        _waiting.add(alarm_arn)
        return True
    return now < _held_until.get(alarm_arn, 0)


async def evaluate_alarms_for_ever() -> None:
    due = _Due()
    while True:
        await asyncio.sleep(_EVERY_SECONDS)
        due.look()
        slice_began = time.monotonic()
        for (account, region, _), alarm in list(cloudwatch._alarms._data.items()):
            if not due.is_due(alarm):
                continue
            try:
                contextvars.copy_context().run(_evaluate_in, account, region, alarm)
            except Exception:  # one odd alarm must not stop the others
                _LOG.exception("alarm %s could not be evaluated", alarm.get("AlarmName"))
            # Not after each: a change that comes in between has every metric of its stack described anew.
            if time.monotonic() - slice_began > _LONGEST_SLICE_SECONDS:
                await asyncio.sleep(0)
                slice_began = time.monotonic()


class _Due:
    """An alarm can change at a new minute, with a change of what goes wrong or of itself, and once data begin; hardly in between."""

    def __init__(self) -> None:
        self._seen: tuple = ()
        self._metered = -1
        self._everything = self._metered_more = False
        self._called_for: set[str] = set()

    def look(self) -> None:
        running_counts.look()
        now = time.time()
        seen = int(now // 60), disturbances.version, running_counts.version
        self._everything, self._metered_more = seen != self._seen, meter.version != self._metered
        self._seen, self._metered = seen, meter.version
        ended = {arn for arn, until in _held_until.items() if until <= now}
        for arn in ended:
            del _held_until[arn]
        self._called_for = ended | _waiting
        _waiting.clear()

    def is_due(self, alarm: dict) -> bool:
        return (self._everything or alarm["AlarmArn"] in self._called_for
                or (self._metered_more and alarm.get("StateValue") == "INSUFFICIENT_DATA"))


def _evaluate_in(account: str, region: str, alarm: dict) -> None:
    set_request_account_id(account)
    set_request_region(region)
    cloudwatch._evaluate_alarm(alarm)

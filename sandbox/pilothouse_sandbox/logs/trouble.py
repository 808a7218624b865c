"""What goes wrong in a stack at a moment: failed operations and what somebody has set show in what its programs say."""

import bisect
import datetime

from ministack.services import cloudformation

_AFTER_A_FAILURE_MS = 10 * 60_000
_NOTHING: frozenset[str] = frozenset()


class Troubles:
    """Of one stack, taken once for an answer; `kinds_at` is then free of the account."""

    def __init__(self, stack_name: str, disturbed: list[tuple[str, int, int | None]] = ()) -> None:
        """`disturbed`: kind, since and until (ms; None while it lasts) of what somebody has set."""
        stack = next((one for one in cloudformation._stacks.values() if one.get("StackName") == stack_name), None)
        events = cloudformation._stack_events.get(stack["StackId"], []) if stack else []
        self._failed_at = sorted(_ms(event["Timestamp"]) for event in events if event.get("ResourceStatus", "").endswith("_FAILED"))
        self._disturbed = list(disturbed)

    def kinds_at(self, at_ms: int) -> frozenset[str]:
        """Of errors, slow, cpu, memory, disk-full, queue-backlog and service-down."""
        index = bisect.bisect_right(self._failed_at, at_ms)
        failed = index > 0 and at_ms - self._failed_at[index - 1] < _AFTER_A_FAILURE_MS
        if not failed and not self._disturbed:
            return _NOTHING
        kinds = {kind for kind, since, until in self._disturbed if since <= at_ms and (until is None or at_ms < until)}
        return frozenset(kinds | {"errors"} if failed else kinds)


def _ms(timestamp: str) -> int:
    return int(datetime.datetime.fromisoformat(timestamp.replace("Z", "+00:00")).timestamp() * 1000)

"""A group's lines in order of time: the computed ones of its writers and those that were really put."""

import bisect
import heapq
import time
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from ministack.services import cloudwatch_logs

from ..account import disturbances
from .lines import MINUTE_MS, lines_of_minute
from .trouble import Troubles
from .writers import Writer, writers_of

# A worker's task ends up to this much later than the minute that it began in.
_LATEST_IN_ANOTHER_MINUTE_MS = 30_000


class LogLine(NamedTuple):
    at: int  # epoch milliseconds
    event_id: str
    group: str
    stream: str
    message: str
    ingested_at: int

    @property
    def key(self) -> tuple[int, str]:
        return self.at, self.event_id


class GroupHistory:
    """Taken in a request's context; iterating needs none, so it may go on in a thread."""

    def __init__(self, group: str, now_ms: int | None = None) -> None:
        self.group, self.now_ms = group, now_ms or int(time.time() * 1000)
        self.writers = writers_of(group)
        troubles = {stack: Troubles(stack, _disturbed(stack)) for stack in {writer.stack for writer in self.writers}}
        self._troubles = troubles
        self.put = {name: list(stream["events"]) for name, stream in cloudwatch_logs._log_groups[group]["streams"].items()}

    def between(self, start_ms: int, end_ms: int, *, newest_first: bool = False, streams=None) -> Iterator[LogLine]:
        """Lines from `start_ms` to `end_ms`, both included. `streams`: a predicate over names."""
        wanted = streams or (lambda name: True)
        computed = self._computed(start_ms, end_ms, newest_first, [writer for writer in self.writers if wanted(writer.stream)])
        put = sorted((line for name, events in self.put.items() if wanted(name) for line in self._put(name, events, start_ms, end_ms)), reverse=newest_first)
        return heapq.merge(computed, put, reverse=newest_first)

    def streams(self) -> dict[str, tuple[int | None, int | None]]:
        """Stream -> first and last time of a line; computed ones count as writing until they end."""
        found = {name: (events[0]["timestamp"], events[-1]["timestamp"]) if events else (None, None) for name, events in self.put.items()}
        return found | {writer.stream: (writer.since_ms, min(self.now_ms, writer.until_ms or self.now_ms)) for writer in self.writers}

    def stored_bytes(self) -> int:
        """About: three lines of 200 bytes a minute and writer, and what was put."""
        minutes = sum(max(0, (min(self.now_ms, writer.until_ms or self.now_ms) - writer.since_ms) // MINUTE_MS) for writer in self.writers)
        return minutes * 600 + sum(len(event["message"]) for events in self.put.values() for event in events)

    def _computed(self, start_ms: int, end_ms: int, newest_first: bool, writers: list[Writer]) -> Iterator[LogLine]:
        if not writers:
            return
        first = max(start_ms, min(writer.since_ms for writer in writers)) - _LATEST_IN_ANOTHER_MINUTE_MS
        last = min(end_ms, self.now_ms, max(writer.until_ms or self.now_ms for writer in writers))
        minutes = range(first // MINUTE_MS, last // MINUTE_MS + 1)
        waiting: list[LogLine] = []  # of the minutes seen; those beyond the one in hand are not in order yet
        for minute in reversed(minutes) if newest_first else minutes:
            waiting = sorted(waiting + self._minute(minute * MINUTE_MS, writers))
            edge = minute * MINUTE_MS
            # Oldest first, a line of this minute or later may still come; newest first, only one that ends up here from a minute before.
            if newest_first:
                cut = bisect.bisect_left(waiting, edge + _LATEST_IN_ANOTHER_MINUTE_MS, key=lambda line: line.at)
                ready, waiting = waiting[cut:][::-1], waiting[:cut]
            else:
                cut = bisect.bisect_left(waiting, edge + MINUTE_MS, key=lambda line: line.at)
                ready, waiting = waiting[:cut], waiting[cut:]
            yield from (line for line in ready if start_ms <= line.at <= last)
        yield from (line for line in (reversed(waiting) if newest_first else waiting) if start_ms <= line.at <= last)

    def _minute(self, minute_ms: int, writers: list[Writer]) -> list[LogLine]:
        found = []
        for writer in writers:
            if writer.since_ms >= minute_ms + MINUTE_MS or (writer.until_ms or minute_ms + 1) <= minute_ms:
                continue
            troubles = self._troubles[writer.stack].kinds_at(minute_ms)
            for number, (at, message) in enumerate(lines_of_minute(writer, minute_ms, troubles)):
                found.append(LogLine(at, f"{at:020d}{writer.seed:012d}{minute_ms // MINUTE_MS % 10**8:08d}{number:04d}", self.group, writer.stream, message, at + 900))
        return found

    def _put(self, stream: str, events: list[dict], start_ms: int, end_ms: int) -> Iterator[LogLine]:
        lower = bisect.bisect_left(events, start_ms, key=lambda event: event["timestamp"])
        for number, event in enumerate(events[lower:], lower):
            if event["timestamp"] > end_ms:
                return
            identity = event.get("eventId") or f"{zlib.crc32(stream.encode()):010d}{number:010d}"
            yield LogLine(event["timestamp"], f"{event['timestamp']:020d}~{identity}", self.group, stream, event["message"], event.get("ingestionTime", event["timestamp"]))


def _disturbed(stack_name: str) -> list[tuple[str, int, int | None]]:
    """What somebody has let go wrong in the stack, whichever resource it strikes."""
    return [(one.kind, int(one.since * 1000), None if one.until is None else int(one.until * 1000)) for one in disturbances.of_stack(stack_name)]

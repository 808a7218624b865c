"""What a person or a test lets go wrong in a running system, so that its metrics and alarms show it."""

import fnmatch
import itertools
import time
from dataclasses import dataclass

KINDS = ("errors", "slow", "cpu", "memory", "disk-full", "queue-backlog", "service-down")
WITH_NEXT_RELEASE = "next-release"  # begins with the stack's next update that succeeds, ends with the one after
_FIELDS = {"stack", "logicalId", "kind", "sinceMinutesAgo", "beginsWith"}
_LONGEST_AGO_MINUTES = 7 * 24 * 60
_KEPT_ENDED = 500


class BadDisturbance(Exception):
    """A disturbance that cannot be set; the message says what to change."""


@dataclass
class Disturbance:
    id: str
    stack: str  # glob over stack names
    logical_id: str  # glob over logical ids
    kind: str
    since: float | None  # epoch seconds; None: it waits for a release
    until: float | None = None
    begins_with: str | None = None

    def as_json(self) -> dict:
        return {"id": self.id, "stack": self.stack, "logicalId": self.logical_id, "kind": self.kind, "since": self.since, "until": self.until,
                "beginsWith": self.begins_with}


class Disturbances:
    """The ended ones are kept: what they did to the past stays."""

    def __init__(self) -> None:
        self.all: list[Disturbance] = []
        self.version = 0  # rises with each change
        self._ids = itertools.count(1)

    def replace(self, body: object) -> None:
        """Takes the whole list of what goes wrong from now on, or raises BadDisturbance and keeps the old one.

        One that is listed by stack, resource, kind and release already goes on as it was, unless it is given a beginning.
        """
        if not isinstance(body, dict) or set(body) != {"disturbances"} or not isinstance(body["disturbances"], list):
            raise BadDisturbance('the body must be {"disturbances": [...]}')
        now = time.time()
        wanted = [self._parse(index, item, now) for index, item in enumerate(body["disturbances"])]
        kept = [old for old in self._active() if any(_same(old, item) and item["since"] is None for item in wanted)]
        for old in self._active():
            if old not in kept:
                self._end(old, now)
        for item in wanted:
            if not any(_same(old, item) for old in kept):
                self.all.append(Disturbance(f"disturbance-{next(self._ids)}", item["stack"], item["logicalId"], item["kind"],
                                            item["since"] if item["since"] or item["beginsWith"] else now, None, item["beginsWith"]))
        self._changed()

    def clear(self) -> None:
        for one in self._active():
            self._end(one, time.time())
        self._changed()

    def note_release(self, stack_name: str) -> None:
        """An update of the stack has succeeded: what came with the former one is over, what waited for it begins."""
        now = time.time()
        for one in self._active():
            if one.begins_with and one.stack == stack_name:
                if one.since is None:
                    one.since = now
                else:
                    one.until = now
                self._changed()

    def forget(self) -> None:
        """As though nothing had ever gone wrong: the past is made good, too."""
        self.all = []
        self._changed()

    def of_stack(self, stack_name: str) -> list[Disturbance]:
        return [one for one in self.all if one.since is not None and fnmatch.fnmatchcase(stack_name, one.stack)]

    def as_json(self) -> dict:
        return {"disturbances": [one.as_json() for one in self._active()]}

    def kept_json(self) -> list[dict]:
        return [one.as_json() for one in self.all]

    def restore(self, listed: list[dict]) -> None:
        self.all = [Disturbance(item["id"], item["stack"], item["logicalId"], item["kind"], item["since"], item["until"],
                                item.get("beginsWith")) for item in listed]
        self._ids = itertools.count(1 + max((int(one.id.split("-")[1]) for one in self.all), default=0))
        self.version += 1

    def _end(self, one: Disturbance, now: float) -> None:
        if one.since is None:  # it has never begun
            self.all.remove(one)
        else:
            one.until = now

    def _active(self) -> list[Disturbance]:
        return [one for one in self.all if one.until is None]

    def _changed(self) -> None:
        ended = [one for one in self.all if one.until is not None]
        forgotten = {one.id for one in ended[:-_KEPT_ENDED]}
        self.all = [one for one in self.all if one.id not in forgotten]
        self.version += 1

    def _parse(self, index: int, item: object, now: float) -> dict:
        where = f"disturbances[{index}]"
        if not isinstance(item, dict):
            raise BadDisturbance(f"{where} must be an object")
        if unknown := sorted(set(item) - _FIELDS):
            raise BadDisturbance(f"{where} has unknown fields: {', '.join(unknown)}")
        if not isinstance(item.get("stack"), str) or not item["stack"]:
            raise BadDisturbance(f"{where}.stack must be a name or a glob")
        if item.get("kind") not in KINDS:
            raise BadDisturbance(f"{where}.kind must be one of {', '.join(KINDS)}")
        logical_id, ago = item.get("logicalId"), item.get("sinceMinutesAgo")
        if logical_id is not None and (not isinstance(logical_id, str) or not logical_id):
            raise BadDisturbance(f"{where}.logicalId must be a name or a glob, or be left out")
        if ago is not None and (isinstance(ago, bool) or not isinstance(ago, int) or not 0 <= ago <= _LONGEST_AGO_MINUTES):
            raise BadDisturbance(f"{where}.sinceMinutesAgo must be a whole number from 0 to {_LONGEST_AGO_MINUTES}, or be left out")
        begins_with = item.get("beginsWith")
        if begins_with not in (None, WITH_NEXT_RELEASE):
            raise BadDisturbance(f"{where}.beginsWith must be {WITH_NEXT_RELEASE}, or be left out")
        if begins_with and (ago is not None or set(item["stack"]) & set("*?[")):
            raise BadDisturbance(f"{where} begins with a release: its stack must be one name, and sinceMinutesAgo be left out")
        # A beginning in the past is a whole minute, so that the first point is as disturbed as the others.
        since = None if ago is None else (now - 60 * ago) // 60 * 60
        return {"stack": item["stack"], "logicalId": logical_id or "*", "kind": item["kind"], "since": since, "beginsWith": begins_with}


def _same(one: Disturbance, item: dict) -> bool:
    return (one.stack, one.logical_id, one.kind, one.begins_with) == (item["stack"], item["logicalId"], item["kind"], item["beginsWith"])

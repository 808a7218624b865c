"""Failures that a person or a test asked for, by stack, resource and operation."""

import fnmatch
import itertools
from dataclasses import dataclass

OPERATIONS = ("create", "update", "rollback", "delete", "*")
_FIELDS = {"stack", "logicalId", "operation", "message", "times"}


class BadFault(Exception):
    """A fault that cannot be set; the message says what to change."""


@dataclass
class Fault:
    id: str
    stack: str  # glob over stack names
    logical_id: str  # glob over logical ids
    operation: str
    message: str | None
    times: int | None  # how often it still strikes; None: until it is removed

    def as_json(self) -> dict:
        return {"id": self.id, "stack": self.stack, "logicalId": self.logical_id, "operation": self.operation,
                "message": self.message, "times": self.times}


class Faults:
    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._ids = itertools.count(1)

    def replace(self, body: object) -> None:
        """Takes the whole list, or raises BadFault and keeps the old one."""
        if not isinstance(body, dict) or set(body) != {"faults"} or not isinstance(body["faults"], list):
            raise BadFault('the body must be {"faults": [...]}')
        self._faults = [self._parse(index, item) for index, item in enumerate(body["faults"])]

    def clear(self) -> None:
        self._faults = []

    def as_json(self) -> dict:
        return {"faults": [fault.as_json() for fault in self._faults]}

    def restore(self, listed: list[dict]) -> None:
        """Takes back what `as_json` gave in an earlier run of the sandbox."""
        self._faults = [Fault(item["id"], item["stack"], item["logicalId"], item["operation"], item["message"], item["times"])
                        for item in listed]
        self._ids = itertools.count(1 + max((int(fault.id.split("-")[1]) for fault in self._faults), default=0))

    def strike(self, stack_name: str, logical_id: str, *operations: str) -> str | None:
        """The message of the first fault that applies, used up by one; None when the resource may succeed."""
        for fault in self._faults:
            if (fault.times != 0 and fault.operation in (*operations, "*")
                    and fnmatch.fnmatchcase(stack_name, fault.stack)
                    and fnmatch.fnmatchcase(logical_id, fault.logical_id)):
                if fault.times is not None:
                    fault.times -= 1
                return fault.message or f"Resource handler returned message: \"Failure set in the sandbox on {logical_id}\""
        return None

    def _parse(self, index: int, item: object) -> Fault:
        where = f"faults[{index}]"
        if not isinstance(item, dict):
            raise BadFault(f"{where} must be an object")
        if unknown := sorted(set(item) - _FIELDS):
            raise BadFault(f"{where} has unknown fields: {', '.join(unknown)}")
        for name in ("stack", "logicalId"):
            if not isinstance(item.get(name), str) or not item[name]:
                raise BadFault(f"{where}.{name} must be a name or a glob")
        if item.get("operation") not in OPERATIONS:
            raise BadFault(f"{where}.operation must be one of {', '.join(OPERATIONS)}")
        message, times = item.get("message"), item.get("times")
        if message is not None and not isinstance(message, str):
            raise BadFault(f"{where}.message must be text")
        if times is not None and (isinstance(times, bool) or not isinstance(times, int) or times < 1):
            raise BadFault(f"{where}.times must be a whole number of at least 1, or be left out")
        return Fault(f"fault-{next(self._ids)}", item["stack"], item["logicalId"], item["operation"], message, times)

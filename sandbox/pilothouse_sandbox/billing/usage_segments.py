"""What existed, with which properties, from when to when: the account's meter, fed by the events of its stacks."""

import dataclasses
import datetime

from ministack.core.responses import get_account_id, get_region


@dataclasses.dataclass
class Segment:
    """One resource while its properties stayed the same. `until` is None while it lasts."""

    account: str
    region: str
    stack_id: str
    stack_name: str
    logical_id: str
    physical_id: str
    resource_type: str
    properties: dict
    tags: dict
    since: str
    until: str | None = None

    @property
    def start(self) -> datetime.datetime:
        return datetime.datetime.fromisoformat(self.since.replace("Z", "+00:00"))

    @property
    def end(self) -> datetime.datetime | None:
        return datetime.datetime.fromisoformat(self.until.replace("Z", "+00:00")) if self.until else None


class Meter:
    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.version = 0  # rises with each change
        self.stack_versions: dict[str, int] = {}  # the same, of one stack by its id

    def note(self, stack: dict, event: dict) -> None:
        """A completed create or update begins a segment where something has changed, a completed delete ends it."""
        status = event["ResourceStatus"]
        self.version += 1
        self.stack_versions[stack["StackId"]] = self.version
        if status == "DELETE_COMPLETE":
            self._end(stack["StackId"], event["LogicalResourceId"], event["PhysicalResourceId"], event["Timestamp"])
        elif status in ("CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE"):
            self._begin(stack, event)

    def open_segments(self, stack_id: str) -> list[Segment]:
        return [segment for segment in self.segments if segment.stack_id == stack_id and segment.until is None]

    def as_json(self) -> list[dict]:
        return [dataclasses.asdict(segment) for segment in self.segments]

    def restore(self, segments: list[dict]) -> None:
        self.segments = [Segment(**segment) for segment in segments]
        self.version += 1

    def _begin(self, stack: dict, event: dict) -> None:
        record = stack.get("_resources", {}).get(event["LogicalResourceId"])
        if record is None:
            return
        physical_id, properties = event["PhysicalResourceId"] or record["PhysicalResourceId"], record.get("Properties") or {}
        tags = {tag["Key"]: tag["Value"] for tag in stack.get("Tags") or []}
        running = [one for one in self.open_segments(stack["StackId"])
                   if (one.logical_id, one.physical_id) == (event["LogicalResourceId"], physical_id)]
        if any(one.properties == properties and one.tags == tags for one in running):
            return
        for one in running:
            one.until = event["Timestamp"]
        self.segments.append(Segment(get_account_id(), get_region(), stack["StackId"], stack["StackName"], event["LogicalResourceId"],
                                     physical_id, event["ResourceType"], properties, tags, event["Timestamp"]))

    def _end(self, stack_id: str, logical_id: str, physical_id: str, at: str) -> None:
        for one in self.open_segments(stack_id):
            # Some events of a clean-up name no physical id: then whatever has that name is gone.
            if one.logical_id == logical_id and physical_id in ("", one.physical_id):
                one.until = at


meter = Meter()

"""Who writes into a log group: read from the account's meter, so a release, a scaling or a deletion shows in the lines."""

import dataclasses
import datetime
import zlib

from ministack.core.responses import get_account_id, get_region

from ..billing.past import pasts
from ..billing.usage_segments import Segment, meter

_MOST_REPLICAS = 4
_BY_LOGICAL_ID = (("access", "access"), ("flow", "flow"), ("worker", "worker"))
_BY_NAME = (("worker", "worker"), ("celery", "worker"), ("flower", "worker"), ("collector", "collector"), ("otel", "collector"), ("ollama", "model"),
            ("chroma", "store"), ("nginx", "proxy"), ("access", "access"))


@dataclasses.dataclass(frozen=True)
class Writer:
    """One log stream of a group. Times are epoch milliseconds; `until_ms` is None while it writes."""

    kind: str  # api, worker, function, access, flow, model, store, collector or proxy
    stream: str
    since_ms: int
    until_ms: int | None
    stack: str
    # API Gateway's own format of a line, the function's name and the like.
    detail: str = ""

    @property
    def seed(self) -> int:
        return zlib.crc32(f"{self.stack}|{self.stream}|{self.since_ms}".encode())


def writers_of(group: str) -> list[Writer]:
    """Of a group that a stack has made, else none: what others create has the lines that others put."""
    here = [one for one in meter.segments if (one.account, one.region) == (get_account_id(), get_region())]
    owner = next((one for one in reversed(here) if one.resource_type == "AWS::Logs::LogGroup" and one.physical_id == group), None)
    if owner is None:
        function = group.removeprefix("/aws/lambda/")
        return [_function(one) for one in here if one.resource_type == "AWS::Lambda::Function" and one.physical_id == function and function != group]
    stack = [one for one in here if one.stack_id == owner.stack_id]
    group_since = min(_ms(one.start) for one in stack if one.physical_id == group)
    named = [writer for one in stack for writer in _naming(one, group, stack)]
    return [_never_before(writer, group_since, owner) for writer in named or _on_machines(owner, stack)]


def implicit_groups() -> dict[str, int]:
    """Name of the group that Lambda makes for a function without one of its own -> since when (ms)."""
    return {f"/aws/lambda/{one.physical_id}": _ms(one.start) for one in meter.segments
            if one.resource_type == "AWS::Lambda::Function" and one.until is None and (one.account, one.region) == (get_account_id(), get_region())
            and not (one.properties.get("LoggingConfig") or {}).get("LogGroup")}


def _never_before(writer: Writer, group_since: int, owner: Segment) -> Writer:
    """A stack that counts as having run for months has lines of those months."""
    past = pasts.of(owner.stack_name)
    since = max(writer.since_ms, group_since)
    if past is not None and writer.since_ms <= group_since + _FIRST_RELEASE_MS:
        since = min(since, _ms(datetime.datetime.combine(past.first_day, datetime.time(), datetime.timezone.utc)))
    return dataclasses.replace(writer, since_ms=since)


_FIRST_RELEASE_MS = 3_600_000


def _naming(one: Segment, group: str, stack: list[Segment]) -> list[Writer]:
    """The writers of a resource that names the group itself."""
    properties = one.properties
    if one.resource_type == "AWS::Lambda::Function":
        return [_function(one)] if (properties.get("LoggingConfig") or {}).get("LogGroup") == group else []
    if one.resource_type == "AWS::ApiGatewayV2::Stage":
        settings = properties.get("AccessLogSettings") or {}
        named = f":log-group:{group}" in str(settings.get("DestinationArn", "")) + ":"
        return [_writer("access", f"{_hex(one, 16)}", one, str(settings.get("Format", "")))] if named else []
    if one.resource_type == "AWS::EC2::FlowLog":
        named = group in (properties.get("LogGroupName"), str(properties.get("LogDestination", "")).split(":log-group:")[-1].removesuffix(":*"))
        return [_writer("flow", f"eni-{_hex(one, 17)}-all", one, f"eni-{_hex(one, 17)}")] if named else []
    if one.resource_type == "AWS::ECS::TaskDefinition":
        return [writer for container in properties.get("ContainerDefinitions") or [] for writer in _tasks(one, container, group, stack)]
    return []


def _tasks(definition: Segment, container: dict, group: str, stack: list[Segment]) -> list[Writer]:
    options = (container.get("LogConfiguration") or {}).get("Options") or {}
    if options.get("awslogs-group") != group:
        return []
    prefix, name = options.get("awslogs-stream-prefix", "task"), container.get("Name", "app")
    replicas = max((_count(one) for one in stack if one.resource_type == "AWS::ECS::Service" and one.until is None
                    and one.properties.get("TaskDefinition") == definition.physical_id), default=1)
    return [_writer(_kind(f"{prefix} {name}"), f"{prefix}/{name}/{_hex(definition, 32, str(number))}", definition) for number in range(replicas)]


def _on_machines(owner: Segment, stack: list[Segment]) -> list[Writer]:
    """Containers on EC2 name the group in a script, which nobody can read; the group's own name says what they are."""
    named = next((kind for part, kind in _BY_LOGICAL_ID if part in owner.logical_id.lower()), None)
    if named:
        return [_writer(named, f"{named}/{_hex(owner, 12)}", owner)]
    if not any(one.resource_type in ("AWS::EC2::Instance", "AWS::AutoScaling::AutoScalingGroup") for one in stack):
        return [_writer("api", f"app/{_hex(owner, 12)}", owner)]
    parts = ["api"] + ([] if "api" in owner.logical_id.lower() else ["worker", "store"])
    return [_writer(part, f"{part}/{_hex(owner, 12, part)}", owner) for part in parts]


def _function(one: Segment) -> Writer:
    day = one.start.strftime("%Y/%m/%d")
    return _writer("function", f"{day}/{one.physical_id}[$LATEST]{_hex(one, 32)}", one, one.physical_id)


def _writer(kind: str, stream: str, one: Segment, detail: str = "") -> Writer:
    return Writer(kind, stream, _ms(one.start), _ms(one.end) if one.end else None, one.stack_name, detail)


def _kind(name: str) -> str:
    return next((kind for part, kind in _BY_NAME if part in name.lower()), "api")


def _count(service: Segment) -> int:
    try:
        return min(_MOST_REPLICAS, int(service.properties.get("DesiredCount", 1)))
    except (TypeError, ValueError):
        return 1


def _hex(one: Segment, length: int, more: str = "") -> str:
    """Looks like the id of a task, a machine or a stream; the same for the same release of the same resource."""
    seed = f"{one.stack_id}{one.logical_id}{one.since}{more}".encode()
    return f"{zlib.crc32(seed):08x}{zlib.adler32(seed):08x}{zlib.crc32(seed[::-1]):08x}{zlib.crc32(seed + b'.'):08x}"[:length]


def _ms(at: datetime.datetime) -> int:
    return int(at.timestamp() * 1000)

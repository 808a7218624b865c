"""AWS/EC2, AWS/AutoScaling, AWS/EBS and what the CloudWatch agent of an instance sends."""

import base64
import binascii
import json
import re
from collections.abc import Callable, Iterator

from ..metric import Instrument, Metric
from ..noise import jitter, uniform
from ..system import Resource
from .running import instance_ids, instances_in, is_running
from .traffic import filling, level_between, pushed

_BASIC_MINUTES = 5
_BURSTABLE = re.compile(r"t\d")
_AGENT_RESOURCES = re.compile(r'"resources"\s*:\s*(\[[^\]]*\])')


def metrics_of_instance(instance: Resource) -> Iterator[Metric]:
    server = _Server(instance, lambda minute: int(is_running(instance, minute)))
    yield from server.metrics(InstanceId=instance.physical_id)
    yield from server.agent_metrics(InstanceId=instance.physical_id)


def metrics_of_group(group: Resource) -> Iterator[Metric]:
    server = _Server(group, lambda minute: instances_in(group, minute))
    yield from server.metrics(AutoScalingGroupName=group.physical_id)
    yield from server.agent_metrics(AutoScalingGroupName=group.physical_id)
    for instance_id in instance_ids(group):
        one = _Server(group, lambda minute: int(instances_in(group, minute) > 0))
        yield from one.metrics(InstanceId=instance_id)
    if group.properties.get("MetricsCollection"):
        yield from _group_sizes(group)


def _group_sizes(group: Resource) -> Iterator[Metric]:
    instrument = Instrument(group, "AWS/AutoScaling", AutoScalingGroupName=group.physical_id)
    down = lambda minute: group.system.strength("service-down", (group.logical_id,), minute) > 0  # noqa: E731
    in_service = lambda minute: 0 if down(minute) else max(0, instances_in(group, minute) - int(group.is_changing(minute)))  # noqa: E731
    yield instrument.whole("GroupDesiredCapacity", "None", lambda minute: instances_in(group, minute))
    yield instrument.whole("GroupInServiceInstances", "None", in_service)
    yield instrument.whole("GroupPendingInstances", "None", lambda minute: instances_in(group, minute) - in_service(minute))
    yield instrument.whole("GroupTotalInstances", "None", lambda minute: instances_in(group, minute))
    yield instrument.whole("GroupTerminatingInstances", "None", lambda minute: 0)
    yield instrument.whole("GroupStandbyInstances", "None", lambda minute: 0)
    for name, bound in (("GroupMinSize", "MinSize"), ("GroupMaxSize", "MaxSize")):
        yield instrument.whole(name, "None", lambda minute, bound=bound: int(float(group.properties_at(minute).get(bound) or 1)))


def metrics_of_volume(volume: Resource) -> Iterator[Metric]:
    instrument = Instrument(volume, "AWS/EBS", VolumeId=volume.physical_id)
    demand = volume.system.demand
    yield instrument.totals("VolumeReadOps", lambda minute: round(420 * demand(minute)))
    yield instrument.totals("VolumeWriteOps", lambda minute: round(900 * demand(minute)))
    yield instrument.totals("VolumeReadBytes", lambda minute: round(420 * demand(minute)) * 16_384, "Bytes")
    yield instrument.totals("VolumeWriteBytes", lambda minute: round(900 * demand(minute)) * 12_288, "Bytes")
    yield instrument.readings("VolumeQueueLength", "Count", lambda minute: 0.03 + 0.1 * demand(minute))
    yield instrument.readings("VolumeIdleTime", "Seconds", lambda minute: 58 - 4 * demand(minute), highest=60)
    yield instrument.readings("BurstBalance", "Percent", lambda minute: 99.5, spread=0.005, highest=100)


class _Server:
    """One instance, or a group's instances together."""

    def __init__(self, resource: Resource, running: Callable[[int], int]) -> None:
        self._resource, self._running = resource, running
        self._system, self._touched, self._seed = resource.system, (resource.logical_id,), resource.seed
        self._type, self._user_data, self._detailed = _launched_with(resource)
        low = 7 + 8 * uniform(self._seed, 4)
        self._processor = pushed(level_between(low, low + 34, self._seed, self._system), 96, self._strength("cpu"))

    def _strength(self, kind: str) -> Callable[[int], float]:
        return lambda minute: self._system.strength(kind, self._touched, minute)

    def _while_running(self, level: Callable[[int], float]) -> Callable[[int], float | None]:
        return lambda minute: level(minute) if self._running(minute) else None

    def metrics(self, **dimensions: str) -> Iterator[Metric]:
        step = 1 if self._detailed else _BASIC_MINUTES
        instrument, demand, seed = Instrument(self._resource, "AWS/EC2", step, **dimensions), self._system.demand, self._seed
        down = self._strength("service-down")
        yield instrument.readings("CPUUtilization", "Percent", self._while_running(self._processor), times=self._running, spread=0.12, highest=100)
        yield instrument.totals("NetworkIn", self._while_running(lambda minute: round(step * 2.6e6 * demand(minute) * (1 + 0.1 * jitter(seed, minute)))), "Bytes")
        yield instrument.totals("NetworkOut", self._while_running(lambda minute: round(step * 4.1e6 * demand(minute) * (1 + 0.1 * jitter(seed, minute)))), "Bytes")
        yield instrument.totals("NetworkPacketsIn", self._while_running(lambda minute: round(step * 3_100 * demand(minute))))
        yield instrument.totals("NetworkPacketsOut", self._while_running(lambda minute: round(step * 3_600 * demand(minute))))
        for name, per_minute in (("EBSReadOps", 260), ("EBSWriteOps", 610), ("EBSReadBytes", 4.2e6), ("EBSWriteBytes", 7.5e6)):
            yield instrument.totals(name, self._while_running(lambda minute, much=per_minute: round(step * much * demand(minute))), "Bytes" if "Bytes" in name else "Count")
        for name in ("EBSIOBalance%", "EBSByteBalance%"):
            yield instrument.readings(name, "Percent", self._while_running(lambda minute: 99), spread=0.01, highest=100)
        checked = self._while_running(lambda minute: 1 if down(minute) else 0)
        yield instrument.whole("StatusCheckFailed", "Count", checked)
        yield instrument.whole("StatusCheckFailed_Instance", "Count", checked)
        for name in ("StatusCheckFailed_System", "StatusCheckFailed_AttachedEBS", "MetadataNoToken"):
            yield instrument.whole(name, "Count", self._while_running(lambda minute: 0))
        if _BURSTABLE.match(self._type):
            burst = pushed(level_between(510, 420, seed, self._system), 4, self._strength("cpu"))
            yield instrument.readings("CPUCreditBalance", "Count", self._while_running(burst), spread=0.01)
            yield instrument.readings("CPUCreditUsage", "Count", self._while_running(lambda minute: self._processor(minute) / 100 * step))

    def agent_metrics(self, **dimensions: str) -> Iterator[Metric]:
        """Only where the start-up script sets the agent up. A server that is down sends nothing."""
        namespace = "CWAgent"
        if "metrics_collected" not in self._user_data:
            return
        down, born = self._strength("service-down"), self._resource.born
        sent = lambda level: self._while_running(lambda minute: None if down(minute) >= 1 else level(minute))  # noqa: E731
        instrument = Instrument(self._resource, namespace, **dimensions)
        if "mem_used_percent" in self._user_data:
            held = 38 + 14 * uniform(self._seed, 5)
            memory = pushed(level_between(held, held + 14, self._seed ^ 1, self._system), 96, self._strength("memory"))
            yield instrument.readings("mem_used_percent", "Percent", sent(memory), spread=0.02, highest=100)
        if "disk_used_percent" in self._user_data:
            paths = json.loads(found[1]) if (found := _AGENT_RESOURCES.search(self._user_data)) else ["/"]
            for path in paths:
                first = 22 + 16 * uniform(self._seed, len(path))
                disk = pushed(filling(first, first + 24, 40, born), 97, self._strength("disk-full"))
                yield Instrument(self._resource, namespace, **dimensions, path=path).readings("disk_used_percent", "Percent", sent(disk), spread=0.004, highest=100)
                if path == "/":
                    yield instrument.readings("disk_used_percent", "Percent", sent(disk), spread=0.004, highest=100)
        if "nvidia_gpu" in self._user_data or "nvidia_smi" in self._user_data:
            gpu = pushed(level_between(12, 58, self._seed ^ 2, self._system), 97, self._strength("cpu"))
            yield instrument.readings("nvidia_smi_utilization_gpu", "Percent", sent(gpu), spread=0.2, highest=100)
            yield instrument.readings("nvidia_smi_utilization_memory", "Percent", sent(level_between(20, 44, self._seed ^ 3, self._system)), spread=0.1, highest=100)


def _launched_with(resource: Resource) -> tuple[str, str, bool]:
    """Instance type, start-up script and whether it is monitored each minute."""
    properties = resource.properties
    policy = (properties.get("MixedInstancesPolicy") or {}).get("LaunchTemplate") or {}
    named = properties.get("LaunchTemplate") or policy.get("LaunchTemplateSpecification") or {}
    template = resource.system.find(named.get("LaunchTemplateId") or named.get("LaunchTemplateName"))
    data = {**((template.properties.get("LaunchTemplateData") or {}) if template else {}),
            **{name: properties[name] for name in ("InstanceType", "UserData", "Monitoring") if name in properties}}
    monitoring = data.get("Monitoring")
    detailed = str(monitoring.get("Enabled") if isinstance(monitoring, dict) else monitoring).lower() == "true"
    return str(data.get("InstanceType") or "t3.micro"), _plain(str(data.get("UserData") or "")), detailed


def _plain(user_data: str) -> str:
    try:
        return base64.b64decode(user_data, validate=True).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return user_data

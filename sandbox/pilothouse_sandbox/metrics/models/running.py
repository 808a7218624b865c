"""How many tasks and instances stand behind something at a moment."""

from collections.abc import Collection

from ministack.services import autoscaling, ecs

from ..running_counts import running_counts
from ..system import Resource

# What a system's own code runs in.
WORKING_TYPES = ("AWS::ECS::Service", "AWS::AutoScaling::AutoScalingGroup", "AWS::EC2::Instance", "AWS::Lambda::Function")


def changed_count(key: str, minute: int) -> int | None:
    """What the account said of it then; None where it has never been seen."""
    found = None
    for since, running in running_counts.changes.get(key, ()):
        if since <= minute * 60 + 59:
            found = int(running)
    return found


def tasks_of(service: Resource, minute: int) -> int:
    changed = changed_count(service.physical_id, minute)
    if changed is not None and any(since for since, _ in running_counts.changes.get(service.physical_id, ())):
        return changed
    wanted = service.properties_at(minute).get("DesiredCount")
    return int(float(wanted)) if wanted not in (None, "") else 1


def instances_in(group: Resource, minute: int) -> int:
    properties = group.properties_at(minute)
    return int(float(properties.get("DesiredCapacity") or properties.get("MinSize") or 1))


def instance_ids(group: Resource) -> list[str]:
    found = autoscaling._asgs._data.get((group.account, group.region, group.physical_id)) or {}
    return [one["InstanceId"] for one in found.get("Instances") or []]


def is_running(instance: Resource, minute: int) -> bool:
    changed = changed_count(instance.physical_id, minute)
    return changed is None or changed > 0


def behind(group: Resource) -> list[Resource]:
    """Services, groups and instances that are targets of a target group."""
    arn = group.physical_id
    found = [service for service in group.system.of_type("AWS::ECS::Service")
             if any(one.get("TargetGroupArn") == arn for one in service.properties.get("LoadBalancers") or [])]
    found += [one for one in group.system.of_type("AWS::AutoScaling::AutoScalingGroup") if arn in (one.properties.get("TargetGroupARNs") or [])]
    targets = {str(one.get("Id")) for one in group.properties.get("Targets") or []}
    return found + [one for one in group.system.of_type("AWS::EC2::Instance") if one.physical_id in targets]


def touched_by(group: Resource) -> Collection[str]:
    return {group.logical_id, *(one.logical_id for one in behind(group))}


def count_of(resource: Resource, minute: int) -> int:
    match resource.type:
        case "AWS::ECS::Service":
            return tasks_of(resource, minute)
        case "AWS::AutoScaling::AutoScalingGroup":
            return instances_in(resource, minute)
    return int(is_running(resource, minute))


class Targets:
    """What a target group sends requests to."""

    def __init__(self, group: Resource) -> None:
        self._members = behind(group)
        self._otherwise = len(group.properties.get("Targets") or []) or 1

    def wanted(self, minute: int) -> int:
        present = self._present(minute)
        if not present:
            return self._otherwise
        return sum(1 if one.type == "AWS::EC2::Instance" else count_of(one, minute) for one in present)

    def healthy(self, minute: int) -> int:
        """One fewer while an update replaces them."""
        present = self._present(minute)
        if not present:
            return self._otherwise
        return max(0, sum(count_of(one, minute) for one in present) - int(any(one.is_changing(minute) for one in present)))

    def _present(self, minute: int) -> list[Resource]:
        return [one for one in self._members if one.gone is None or one.gone >= minute]


def cluster_name(service: Resource) -> str:
    return str(service.properties.get("Cluster") or "default").split("/")[-1]


def service_name(service: Resource) -> str:
    return service.physical_id.split("/")[-1]


def task_size(service: Resource) -> tuple[int, int]:
    """CPU units and MB of one task."""
    definition = ecs._task_defs._data.get((service.account, service.region, _family_revision(service))) or {}
    return int(definition.get("cpu") or 512), int(definition.get("memory") or 1024)


def _family_revision(service: Resource) -> str:
    return str(service.properties.get("TaskDefinition") or "").split("/")[-1]

"""AWS/ECS of each service, and ECS/ContainerInsights where the cluster has it switched on."""

from collections.abc import Iterator

from ..metric import Instrument, Metric
from ..noise import uniform
from ..system import Resource
from .running import cluster_name, service_name, task_size, tasks_of
from .traffic import level_between, pushed


def metrics_of(service: Resource) -> Iterator[Metric]:
    system, touched, seed = service.system, (service.logical_id,), service.seed
    names = {"ClusterName": cluster_name(service), "ServiceName": service_name(service)}

    def tasks(minute: int) -> int:
        down = system.strength("service-down", touched, minute)
        return 0 if down >= 1 else tasks_of(service, minute)

    low = 9 + 8 * uniform(seed, 2)
    processor = pushed(level_between(low, low + 30, seed, system), 97, lambda minute: system.strength("cpu", touched, minute))
    held = 34 + 12 * uniform(seed, 3)
    memory = pushed(level_between(held, held + 12, seed ^ 1, system), 96, lambda minute: system.strength("memory", touched, minute))
    plain = Instrument(service, "AWS/ECS", **names)
    yield plain.readings("CPUUtilization", "Percent", processor, times=tasks, spread=0.15, highest=100)
    yield plain.readings("MemoryUtilization", "Percent", memory, times=tasks, spread=0.05, highest=100)
    if _has_insights(service):
        yield from _insights(service, names, tasks, processor, memory)


def _has_insights(service: Resource) -> bool:
    clusters = [one for one in service.system.of_type("AWS::ECS::Cluster") if one.physical_id.split("/")[-1] == cluster_name(service)]
    settings = [setting for cluster in clusters for setting in cluster.properties.get("ClusterSettings") or []]
    return any(setting.get("Name") == "containerInsights" and setting.get("Value") in ("enabled", "enhanced") for setting in settings)


def _insights(service: Resource, names: dict[str, str], tasks, processor, memory) -> Iterator[Metric]:
    units, megabytes = task_size(service)
    system = service.system
    of_service = Instrument(service, "ECS/ContainerInsights", **names)
    yield of_service.whole("RunningTaskCount", "Count", tasks)
    yield of_service.whole("DesiredTaskCount", "Count", lambda minute: tasks_of(service, minute))
    yield of_service.whole("PendingTaskCount", "Count", lambda minute: max(0, tasks_of(service, minute) - tasks(minute)))
    yield of_service.whole("DeploymentCount", "Count", lambda minute: 2 if service.is_changing(minute) else 1)
    yield of_service.whole("TaskSetCount", "Count", lambda minute: 0)
    yield of_service.whole("CpuReserved", "None", lambda minute: units * tasks(minute) or None)
    yield of_service.readings("CpuUtilized", "None", lambda minute: units * tasks(minute) * processor(minute) / 100 or None, spread=0.1)
    yield of_service.whole("MemoryReserved", "Megabytes", lambda minute: megabytes * tasks(minute) or None)
    yield of_service.readings("MemoryUtilized", "Megabytes", lambda minute: megabytes * tasks(minute) * memory(minute) / 100 or None)
    yield of_service.readings("NetworkRxBytes", "Bytes/Second", lambda minute: 42_000 * system.demand(minute) * bool(tasks(minute)) or None)
    yield of_service.readings("NetworkTxBytes", "Bytes/Second", lambda minute: 118_000 * system.demand(minute) * bool(tasks(minute)) or None)
    yield of_service.whole("EphemeralStorageReserved", "Gigabytes", lambda minute: 21.5 * tasks(minute) or None)
    yield of_service.readings("EphemeralStorageUtilized", "Gigabytes", lambda minute: 2.4 * tasks(minute) or None)

"""AWS/ElastiCache of nodes and of serverless caches."""

import re
from collections.abc import Iterator

from ..metric import Instrument, Metric
from ..noise import uniform
from ..system import Resource
from .traffic import filling, level_between, pushed

_GIB = 2**30
_NODE_GIB = {"micro": 0.5, "small": 1.37, "medium": 3.09, "large": 6.38, "xlarge": 12.93}


def metrics_of_group(group: Resource) -> Iterator[Metric]:
    """A replication group has no metrics of its own: its nodes have."""
    properties = group.properties
    shards = int(float(properties.get("NumNodeGroups") or 1))
    replicas = properties.get("ReplicasPerNodeGroup")
    nodes = 1 + int(float(replicas)) if replicas not in (None, "") else int(float(properties.get("NumCacheClusters") or 1))
    sharded = shards > 1 or str((properties.get("ClusterMode") or "")).lower() == "enabled"
    for shard in range(1, shards + 1):
        for node in range(1, nodes + 1):
            part = f"-{shard:04}-{node:03}" if sharded else f"-{node:03}"
            yield from _node(group, group.physical_id + part, is_replica=node > 1)


def metrics_of_cluster(cluster: Resource) -> Iterator[Metric]:
    yield from _node(cluster, cluster.physical_id, is_replica=False)


def _node(cache: Resource, name: str, *, is_replica: bool) -> Iterator[Metric]:
    for dimensions in ({"CacheClusterId": name}, {"CacheClusterId": name, "CacheNodeId": "0001"}):
        yield from _node_metrics(cache, Instrument(cache, "AWS/ElastiCache", **dimensions), is_replica)


def _node_metrics(cache: Resource, instrument: Instrument, is_replica: bool) -> Iterator[Metric]:
    system, touched, seed = cache.system, (cache.logical_id,), cache.seed
    strength = lambda kind: lambda minute: system.strength(kind, touched, minute)  # noqa: E731
    demand, size = system.demand, _node_bytes(cache)
    share = 0.4 if is_replica else 1.0
    engine = pushed(level_between(2 * share, 16 * share, seed, system), 96, strength("cpu"))
    yield instrument.readings("EngineCPUUtilization", "Percent", engine, spread=0.2, highest=100)
    yield instrument.readings("CPUUtilization", "Percent", lambda minute: min(100, 1.5 + engine(minute) * 0.55), spread=0.2, highest=100)
    first = 18 + 10 * uniform(seed, 7)
    filled = pushed(filling(first, first + 20, 30, cache.born), 94, strength("memory"))
    yield instrument.readings("DatabaseMemoryUsagePercentage", "Percent", filled, spread=0.01, highest=100)
    yield instrument.readings("BytesUsedForCache", "Bytes", lambda minute: size * filled(minute) / 100, spread=0.01)
    yield instrument.readings("FreeableMemory", "Bytes", lambda minute: size * (1.1 - filled(minute) / 100), spread=0.01)
    yield instrument.whole("CurrItems", "Count", lambda minute: round(size * filled(minute) / 100 / 14_000))
    yield instrument.whole("CurrConnections", "Count", lambda minute: round(5 + 18 * demand(minute)))
    yield instrument.totals("NewConnections", lambda minute: round(4 * demand(minute)))
    yield instrument.totals("CacheHits", lambda minute: round(2_900 * share * demand(minute)))
    yield instrument.totals("CacheMisses", lambda minute: round(240 * share * demand(minute)))
    yield instrument.readings("CacheHitRate", "Percent", lambda minute: 92.4, spread=0.01, highest=100)
    yield instrument.totals("Evictions", lambda minute: round(340 * system.strength("memory", touched, minute)))
    yield instrument.whole("SwapUsage", "Bytes", lambda minute: 0)
    yield instrument.totals("GetTypeCmds", lambda minute: round(3_140 * share * demand(minute)))
    yield instrument.totals("SetTypeCmds", lambda minute: round(620 * share * demand(minute)))
    yield instrument.totals("ListBasedCmds", lambda minute: round(410 * share * demand(minute)))
    for name in ("NetworkBandwidthInAllowanceExceeded", "NetworkBandwidthOutAllowanceExceeded", "AuthenticationFailures"):
        yield instrument.totals(name, lambda minute: 0)
    yield instrument.totals("NetworkBytesIn", lambda minute: round(3.1e6 * demand(minute)), "Bytes")
    yield instrument.totals("NetworkBytesOut", lambda minute: round(8.4e6 * demand(minute)), "Bytes")
    for name, median in (("SuccessfulReadRequestLatency", 11), ("SuccessfulWriteRequestLatency", 15)):
        yield instrument.samples(name, "Microseconds", lambda minute, median=median: (600, median * (0.95 + 0.2 * demand(minute)), 0.4))
    if is_replica:
        yield instrument.readings("ReplicationLag", "Seconds", lambda minute: 0.4, spread=0.5)
    yield instrument.whole("IsMaster", "Count", lambda minute: 0 if is_replica else 1)


def metrics_of_serverless(cache: Resource) -> Iterator[Metric]:
    system, touched = cache.system, (cache.logical_id,)
    instrument = Instrument(cache, "AWS/ElastiCache", clusterId=cache.physical_id)
    demand = system.demand
    limits = cache.properties.get("CacheUsageLimits") or {}
    largest = float((limits.get("DataStorage") or {}).get("Maximum") or 5) * 1e9
    units = float((limits.get("ECPUPerSecond") or {}).get("Maximum") or 5_000) * 60
    used = pushed(filling(0.12 * largest, 0.34 * largest, 30, cache.born), 0.96 * largest, lambda minute: system.strength("memory", touched, minute))
    busy = pushed(level_between(0.04 * units, 0.22 * units, cache.seed, system), 0.97 * units, lambda minute: system.strength("cpu", touched, minute))
    yield instrument.readings("BytesUsedForCache", "Bytes", used, spread=0.01)
    yield instrument.totals("ElastiCacheProcessingUnits", lambda minute: round(busy(minute)))
    yield instrument.totals("ThrottledCmds", lambda minute: round(180 * system.strength("cpu", touched, minute)))
    yield instrument.totals("TotalCmdsCount", lambda minute: round(4_100 * demand(minute)))
    yield instrument.readings("CacheHitRate", "Percent", lambda minute: 91.8, spread=0.01, highest=100)
    yield instrument.totals("CacheHits", lambda minute: round(2_900 * demand(minute)))
    yield instrument.totals("CacheMisses", lambda minute: round(260 * demand(minute)))
    yield instrument.whole("CurrConnections", "Count", lambda minute: round(4 + 14 * demand(minute)))
    yield instrument.whole("CurrItems", "Count", lambda minute: round(used(minute) / 14_000))
    yield instrument.totals("Evictions", lambda minute: round(200 * system.strength("memory", touched, minute)))
    yield instrument.totals("NetworkBytesIn", lambda minute: round(3.1e6 * demand(minute)), "Bytes")
    yield instrument.totals("NetworkBytesOut", lambda minute: round(8.4e6 * demand(minute)), "Bytes")
    for name, median in (("SuccessfulReadRequestLatency", 240), ("SuccessfulWriteRequestLatency", 310)):
        yield instrument.samples(name, "Microseconds", lambda minute, median=median: (600, median * (0.95 + 0.2 * demand(minute)), 0.4))


def _node_bytes(cache: Resource) -> float:
    name = str(cache.properties.get("CacheNodeType") or "cache.t3.micro")
    factor = 2 if re.match(r"cache\.r", name) else 1
    return _NODE_GIB.get(name.split(".")[-1], 6.38) * factor * _GIB

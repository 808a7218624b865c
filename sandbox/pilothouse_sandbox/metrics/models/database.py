"""AWS/RDS of instances and proxies."""

import re
from collections.abc import Iterator

from ..metric import Instrument, Metric
from ..noise import uniform
from ..system import Resource
from .traffic import Traffic, filling, level_between, pushed

_GIB = 2**30
_SIZES_GIB = {"micro": 1, "small": 2, "medium": 4, "large": 8, "xlarge": 16, "2xlarge": 32, "4xlarge": 64}


def metrics_of_instance(database: Resource) -> Iterator[Metric]:
    system, touched, seed = database.system, (database.logical_id,), database.seed
    instrument = Instrument(database, "AWS/RDS", DBInstanceIdentifier=database.physical_id)
    strength = lambda kind: lambda minute: system.strength(kind, touched, minute)  # noqa: E731
    demand, traffic = system.demand, Traffic(system, touched)
    low = 6 + 5 * uniform(seed, 6)
    yield instrument.readings("CPUUtilization", "Percent", pushed(level_between(low, low + 26, seed, system), 97, strength("cpu")), spread=0.15, highest=100)
    connections = pushed(level_between(6, 34, seed, system), 5 * _gib_of(database) * 80, strength("slow"))
    yield instrument.whole("DatabaseConnections", "Count", lambda minute: round(connections(minute)))
    memory, storage = _gib_of(database) * _GIB, _storage(database) * _GIB
    free_memory = pushed(level_between(0.56 * memory, 0.46 * memory, seed, system), 0.03 * memory, strength("memory"))
    yield instrument.readings("FreeableMemory", "Bytes", free_memory, spread=0.02)
    free = pushed(filling(0.82 * storage, 0.58 * storage, 120, database.born), 0.03 * storage, strength("disk-full"))
    yield instrument.readings("FreeStorageSpace", "Bytes", free, spread=0.002)
    reads, writes = (lambda minute: max(1, 900 * demand(minute))), (lambda minute: max(1, 1500 * demand(minute)))
    yield instrument.samples("ReadLatency", "Seconds", traffic.duration(0.0011, 0.5, reads))
    yield instrument.samples("WriteLatency", "Seconds", traffic.duration(0.0019, 0.5, writes))
    yield instrument.readings("ReadIOPS", "Count/Second", lambda minute: reads(minute) / 60, spread=0.3)
    yield instrument.readings("WriteIOPS", "Count/Second", lambda minute: writes(minute) / 60, spread=0.3)
    yield instrument.readings("ReadThroughput", "Bytes/Second", lambda minute: reads(minute) / 60 * 16_384, spread=0.3)
    yield instrument.readings("WriteThroughput", "Bytes/Second", lambda minute: writes(minute) / 60 * 12_288, spread=0.3)
    yield instrument.readings("DiskQueueDepth", "Count", lambda minute: (0.02 + 0.08 * demand(minute)) * traffic.slowness(minute), spread=0.4)
    yield instrument.readings("NetworkReceiveThroughput", "Bytes/Second", lambda minute: 61_000 * demand(minute), spread=0.2)
    yield instrument.readings("NetworkTransmitThroughput", "Bytes/Second", lambda minute: 240_000 * demand(minute), spread=0.2)
    yield instrument.readings("DBLoad", "None", lambda minute: 0.15 * demand(minute) * traffic.slowness(minute), spread=0.5)
    yield instrument.readings("SwapUsage", "Bytes", lambda minute: 1_048_576, spread=0)
    yield instrument.readings("MaximumUsedTransactionIDs", "Count", lambda minute: 2_100_000 + (minute - database.born) * 3, spread=0)
    yield instrument.readings("TransactionLogsDiskUsage", "Bytes", lambda minute: 0.4 * _GIB, spread=0.1)
    yield instrument.readings("EBSByteBalance%", "Percent", lambda minute: 99, spread=0.01, highest=100)
    yield instrument.readings("EBSIOBalance%", "Percent", lambda minute: 99, spread=0.01, highest=100)
    if ".t" in str(database.properties.get("DBInstanceClass")):
        yield instrument.readings("CPUCreditBalance", "Count", pushed(level_between(560, 480, seed, system), 5, strength("cpu")), spread=0.01)


def metrics_of_proxy(proxy: Resource) -> Iterator[Metric]:
    instrument = Instrument(proxy, "AWS/RDS", ProxyName=proxy.physical_id.split(":")[-1])
    traffic, demand = Traffic(proxy.system, (proxy.logical_id,)), proxy.system.demand
    waited = traffic.duration(620, 0.7, lambda minute: 400 * demand(minute))

    def borrow(minute: int):
        count, median, sigma = waited(minute) or (0, 0, 0)
        # Who waits for a slow database waits for its connections, too.
        return (count, median * (1 + 40 * (traffic.slowness(minute) - 1)), sigma) if count else None

    yield instrument.samples("DatabaseConnectionsBorrowLatency", "Microseconds", borrow)
    yield instrument.whole("DatabaseConnections", "Count", lambda minute: round(5 + 22 * demand(minute)))
    yield instrument.whole("ClientConnections", "Count", lambda minute: round(6 + 44 * demand(minute)))
    yield instrument.whole("DatabaseConnectionsCurrentlyBorrowed", "Count", lambda minute: round(6 * demand(minute)))
    yield instrument.whole("DatabaseConnectionsCurrentlySessionPinned", "Count", lambda minute: 0)
    yield instrument.events("QueryRequests", lambda minute: round(2_400 * demand(minute)))


def _gib_of(database: Resource) -> int:
    name = str(database.properties.get("DBInstanceClass") or "db.t3.micro")
    factor = 2 if re.match(r"db\.[rx]", name) else 1
    return _SIZES_GIB.get(name.split(".")[-1], 8) * factor


def _storage(database: Resource) -> float:
    try:
        return float(database.properties.get("AllocatedStorage") or 20)
    except ValueError:
        return 20

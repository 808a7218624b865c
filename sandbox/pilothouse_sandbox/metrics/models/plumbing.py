"""AWS/NATGateway, AWS/SQS, AWS/DynamoDB and AWS/Logs: what carries and keeps for the others."""

from collections.abc import Iterator

from ..metric import Instrument, Metric
from ..noise import jitter, uniform
from ..system import Resource
from .running import WORKING_TYPES
from .traffic import Traffic, level_between

_BACKLOG = 620


def metrics_of_nat_gateway(gateway: Resource) -> Iterator[Metric]:
    instrument, demand, seed = Instrument(gateway, "AWS/NATGateway", NatGatewayId=gateway.physical_id), gateway.system.demand, gateway.seed
    for name, much in (("BytesOutToDestination", 3.2e6), ("BytesInFromDestination", 9.6e6), ("BytesOutToSource", 9.5e6), ("BytesInFromSource", 3.2e6)):
        yield instrument.totals(name, lambda minute, much=much: round(much * demand(minute) * (1 + 0.15 * jitter(seed, minute))), "Bytes")
    for name, much in (("PacketsOutToDestination", 5_200), ("PacketsInFromDestination", 8_900), ("ConnectionAttemptCount", 140), ("ConnectionEstablishedCount", 139)):
        yield instrument.totals(name, lambda minute, much=much: round(much * demand(minute)))
    yield instrument.whole("ActiveConnectionCount", "Count", lambda minute: round(12 + 60 * demand(minute)))
    yield instrument.totals("IdleTimeoutCount", lambda minute: round(3 * uniform(seed, minute)))
    for name in ("ErrorPortAllocation", "PacketsDropCount"):
        yield instrument.totals(name, lambda minute: 0)


def metrics_of_queue(queue: Resource) -> Iterator[Metric]:
    name = queue.physical_id.rstrip("/").split("/")[-1]
    instrument, system, touched = Instrument(queue, "AWS/SQS", QueueName=name), queue.system, (queue.logical_id,)
    if _takes_the_failed(queue):
        yield from _of_the_failed(queue, instrument)
        return
    traffic = Traffic(system, touched)
    sent = lambda minute: round(traffic.requests(minute) * 0.11)  # noqa: E731
    held_up = lambda minute: system.strength("queue-backlog", touched, minute)  # noqa: E731
    waiting = level_between(0, 12, queue.seed, system) if _is_worked_with(queue) else lambda minute: 0
    visible = lambda minute: round(waiting(minute) + _BACKLOG * held_up(minute))  # noqa: E731
    done = lambda minute: round(sent(minute) * (1 - 0.7 * held_up(minute)))  # noqa: E731
    yield instrument.whole("ApproximateNumberOfMessagesVisible", "Count", visible)
    yield instrument.whole("ApproximateNumberOfMessagesNotVisible", "Count", lambda minute: round(1 + 7 * system.demand(minute)))
    yield instrument.whole("ApproximateNumberOfMessagesDelayed", "Count", lambda minute: 0)
    yield instrument.whole("ApproximateAgeOfOldestMessage", "Seconds", lambda minute: visible(minute) * 2 + round(1_500 * held_up(minute)))
    yield instrument.events("NumberOfMessagesSent", sent)
    yield instrument.events("NumberOfMessagesReceived", done)
    yield instrument.events("NumberOfMessagesDeleted", done)
    yield instrument.totals("NumberOfEmptyReceives", lambda minute: round(12 * (1.2 - min(1, system.demand(minute)))))
    yield instrument.readings("SentMessageSize", "Bytes", lambda minute: 1_840, times=sent, spread=0.4)


def _is_worked_with(queue: Resource) -> bool:
    """While a stack comes up, nothing sends yet; nor can it be known yet whether a queue will only take what failed."""
    return any(queue.system.of_type(*WORKING_TYPES))


def _takes_the_failed(queue: Resource) -> bool:
    """Whether another queue hands what failed to it."""
    name = queue.physical_id.rstrip("/").split("/")[-1]
    return any(str((one.properties.get("RedrivePolicy") or {}).get("deadLetterTargetArn") or "").endswith(f":{name}")
               for one in queue.system.of_type("AWS::SQS::Queue") if isinstance(one.properties.get("RedrivePolicy"), dict))


def _of_the_failed(queue: Resource, instrument: Instrument) -> Iterator[Metric]:
    workers = {queue.logical_id, *(one.logical_id for one in queue.system.of_type("AWS::Lambda::Function"))}
    failed = lambda minute: round(14 * queue.system.strength("errors", workers, minute))  # noqa: E731
    yield instrument.whole("ApproximateNumberOfMessagesVisible", "Count", failed)
    yield instrument.whole("ApproximateNumberOfMessagesNotVisible", "Count", lambda minute: 0)
    yield instrument.whole("ApproximateAgeOfOldestMessage", "Seconds", lambda minute: 60 if failed(minute) else 0)
    yield instrument.events("NumberOfMessagesReceived", lambda minute: 0)


def metrics_of_table(table: Resource) -> Iterator[Metric]:
    instrument, demand = Instrument(table, "AWS/DynamoDB", TableName=table.physical_id), table.system.demand
    reads, writes = (lambda minute: round(210 * demand(minute))), (lambda minute: round(96 * demand(minute)))
    yield instrument.events("ConsumedReadCapacityUnits", reads)
    yield instrument.events("ConsumedWriteCapacityUnits", writes)
    throttled = lambda minute: round(24 * table.system.strength("slow", (table.logical_id,), minute))  # noqa: E731
    yield instrument.events("ReadThrottleEvents", throttled)
    yield instrument.events("WriteThrottleEvents", throttled)
    yield instrument.events("ConditionalCheckFailedRequests", lambda minute: int(uniform(table.seed, minute) < 0.05))
    traffic = Traffic(table.system, (table.logical_id,))
    for operation, count, median in (("GetItem", reads, 2.1), ("Query", reads, 3.4), ("PutItem", writes, 3.9), ("UpdateItem", writes, 4.2)):
        of_operation = Instrument(table, "AWS/DynamoDB", TableName=table.physical_id, Operation=operation)
        yield of_operation.samples("SuccessfulRequestLatency", "Milliseconds", traffic.duration(median, 0.4, count))
        yield of_operation.events("ThrottledRequests", lambda minute: throttled(minute) // 4)


def metrics_of_log_group(group: Resource) -> Iterator[Metric]:
    instrument, demand, seed = Instrument(group, "AWS/Logs", LogGroupName=group.physical_id), group.system.demand, group.seed
    yield instrument.events("IncomingLogEvents", lambda minute: round(180 * demand(minute) * (1 + 0.2 * jitter(seed, minute))), "None")
    yield instrument.totals("IncomingBytes", lambda minute: round(180 * demand(minute) * 236 * (1 + 0.2 * jitter(seed, minute))), "Bytes")

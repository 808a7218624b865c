"""AWS/ApplicationELB: of the load balancer alone, and with each target group that its listeners forward to."""

from collections.abc import Iterator

from ..metric import Instrument, Metric
from ..noise import uniform
from ..system import Resource
from .running import Targets, touched_by
from .traffic import Traffic

_ZONES = ("a", "b")


def metrics_of(balancer: Resource) -> Iterator[Metric]:
    name = balancer.physical_id.split("loadbalancer/")[-1]
    groups = list(balancer.system.of_type("AWS::ElasticLoadBalancingV2::TargetGroup"))
    touched = {balancer.logical_id}.union(*(touched_by(group) for group in groups))
    traffic = Traffic(balancer.system, touched)
    yield from _of_the_balancer(balancer, traffic, LoadBalancer=name)
    for letter in _ZONES:
        yield from _answers(Instrument(balancer, "AWS/ApplicationELB", LoadBalancer=name, AvailabilityZone=balancer.region + letter),
                            Half(balancer.system, touched))
    for group in groups:
        yield from _of_a_group(group, name, traffic)


def _of_a_group(group: Resource, balancer_name: str, traffic: Traffic) -> Iterator[Metric]:
    targets, name = Targets(group), group.physical_id.split(":")[-1]
    instrument = Instrument(group, "AWS/ApplicationELB", LoadBalancer=balancer_name, TargetGroup=name)
    yield from _answers(instrument, traffic)
    yield from _health(targets, instrument, traffic)
    yield Instrument(group, "AWS/ApplicationELB", TargetGroup=name).events(
        "RequestCountPerTarget", lambda minute: traffic.answered(minute) // max(1, targets.wanted(minute)))


class Half(Traffic):
    """What one of two zones sees."""

    def requests(self, minute: int) -> int:
        return super().requests(minute) // 2


def _answers(instrument: Instrument, traffic: Traffic) -> Iterator[Metric]:
    yield instrument.events("RequestCount", traffic.requests)
    yield instrument.samples("TargetResponseTime", "Seconds", traffic.duration(0.105, 0.6, traffic.answered))
    yield instrument.events("HTTPCode_Target_5XX_Count", traffic.server_errors)
    yield instrument.events("HTTPCode_Target_4XX_Count", traffic.client_errors)
    yield instrument.events("HTTPCode_Target_3XX_Count", lambda minute: round(traffic.answered(minute) * 0.02))
    yield instrument.events("HTTPCode_Target_2XX_Count", lambda minute: max(
        0, traffic.answered(minute) - traffic.server_errors(minute) - traffic.client_errors(minute) - round(traffic.answered(minute) * 0.02)))
    yield instrument.events("TargetConnectionErrorCount", traffic.refused)


def _of_the_balancer(balancer: Resource, traffic: Traffic, **dimensions: str) -> Iterator[Metric]:
    instrument = Instrument(balancer, "AWS/ApplicationELB", **dimensions)
    yield from _answers(instrument, traffic)
    yield instrument.events("HTTPCode_ELB_5XX_Count", traffic.refused)
    yield instrument.events("HTTPCode_ELB_503_Count", traffic.refused)
    yield instrument.events("HTTPCode_ELB_4XX_Count", lambda minute: int(uniform(balancer.seed, minute) < 0.2))
    yield instrument.events("HTTPCode_ELB_3XX_Count", lambda minute: int(uniform(balancer.seed ^ 1, minute) < 0.3))
    yield instrument.totals("ActiveConnectionCount", lambda minute: round(8 + traffic.requests(minute) * 0.3))
    yield instrument.totals("NewConnectionCount", lambda minute: round(traffic.requests(minute) * 0.7))
    yield instrument.totals("RejectedConnectionCount", lambda minute: 0)
    yield instrument.totals("ProcessedBytes", lambda minute: traffic.requests(minute) * 9_200, "Bytes")
    yield instrument.readings("ConsumedLCUs", "None", lambda minute: 0.02 + traffic.requests(minute) * 0.0002)


def _health(targets: Targets, instrument: Instrument, traffic: Traffic) -> Iterator[Metric]:
    """Looked at six times a minute."""

    def healthy(minute: int):
        most, down = targets.healthy(minute), traffic.down(minute)
        return 6, most * (1 - down), 0 if down else most, most if down < 1 else 0

    def unhealthy(minute: int):
        wanted = targets.wanted(minute)
        _, mean, low, high = healthy(minute)
        return 6, max(0, wanted - mean), max(0, wanted - high), max(0, wanted - low)

    yield instrument.samples("HealthyHostCount", "Count", healthy)
    yield instrument.samples("UnHealthyHostCount", "Count", unhealthy)

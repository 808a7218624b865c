"""AWS/CloudFront and AWS/WAFV2: what stands before a system."""

from collections.abc import Iterator

from ..metric import Instrument, Metric
from ..noise import jitter, uniform
from ..system import Resource
from .traffic import Traffic

_IN_FRONT_OF = ("AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ECS::Service")
_VIEWERS_PER_REQUEST = 2.4  # what the distribution's cache answers never reaches the origin


def metrics_of_distribution(distribution: Resource) -> Iterator[Metric]:
    system = distribution.system
    traffic = Traffic(system, {distribution.logical_id, *(one.logical_id for one in system.of_type(*_IN_FRONT_OF))})
    instrument = Instrument(distribution, "AWS/CloudFront", DistributionId=distribution.physical_id, Region="Global")
    requests = lambda minute: round(traffic.requests(minute) * _VIEWERS_PER_REQUEST)  # noqa: E731

    def server_errors(minute: int) -> float:
        """In percent of the viewers' requests."""
        failing = traffic.server_errors(minute) + traffic.refused(minute)
        return 100 * failing / max(1, traffic.requests(minute))

    client_errors = lambda minute: 0.9 + 0.4 * jitter(distribution.seed, minute)  # noqa: E731
    yield instrument.events("Requests", requests, "None")
    yield instrument.totals("BytesDownloaded", lambda minute: requests(minute) * 41_000, "None")
    yield instrument.totals("BytesUploaded", lambda minute: requests(minute) * 1_200, "None")
    yield instrument.readings("5xxErrorRate", "Percent", server_errors, spread=0)
    yield instrument.readings("4xxErrorRate", "Percent", client_errors, spread=0)
    yield instrument.readings("TotalErrorRate", "Percent", lambda minute: server_errors(minute) + client_errors(minute), spread=0)
    yield instrument.readings("CacheHitRate", "Percent", lambda minute: 58 + 3 * jitter(distribution.seed ^ 1, minute), spread=0, highest=100)
    yield instrument.samples("OriginLatency", "Milliseconds", traffic.duration(131, 0.6, traffic.requests))


def metrics_of_web_acl(acl: Resource) -> Iterator[Metric]:
    """Dimensions are the names of metrics in VisibilityConfig; regional ones have the region, too."""
    traffic = Traffic(acl.system, (acl.logical_id,))
    acl_name = str((acl.properties.get("VisibilityConfig") or {}).get("MetricName") or acl.logical_id)
    region = {} if acl.properties.get("Scope") == "CLOUDFRONT" else {"Region": acl.region}
    rules = [str((rule.get("VisibilityConfig") or {}).get("MetricName") or rule.get("Name")) for rule in acl.properties.get("Rules") or []]
    for index, rule in enumerate(["ALL", *rules]):
        instrument = Instrument(acl, "AWS/WAFV2", WebACL=acl_name, Rule=rule, **region)
        share = 1.0 if rule == "ALL" else 0.7 / (index + 1)

        def blocked(minute: int, share=share, index=index) -> int:
            return round(6 * share * acl.system.demand(minute) * uniform(acl.seed + index, minute))

        yield instrument.events("BlockedRequests", blocked)
        if rule == "ALL":
            yield instrument.events("AllowedRequests", traffic.requests)
        else:
            yield instrument.events("CountedRequests", lambda minute, index=index: int(uniform(acl.seed ^ index, minute) < 0.05))

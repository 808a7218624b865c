"""Every metric that the account's resources publish now or have published, found anew when something has changed."""

from collections.abc import Callable, Iterable, Iterator

from ministack.core.responses import get_account_id, get_region

from ..account import disturbances
from ..billing.past import pasts
from ..billing.usage_segments import Segment, meter
from .metric import Dimensions, Metric
from .models import application, cache, container_service, database, edge, function, http_api, load_balancer, object_store, plumbing, servers
from .running_counts import running_counts
from .system import Resource, system_of

_OF_TYPE: dict[str, Callable[[Resource], Iterable[Metric]]] = {
    "AWS::ApiGatewayV2::Api": http_api.metrics_of,
    "AWS::AutoScaling::AutoScalingGroup": servers.metrics_of_group,
    "AWS::CloudFront::Distribution": edge.metrics_of_distribution,
    "AWS::DynamoDB::Table": plumbing.metrics_of_table,
    "AWS::EC2::Instance": servers.metrics_of_instance,
    "AWS::EC2::NatGateway": plumbing.metrics_of_nat_gateway,
    "AWS::EC2::Volume": servers.metrics_of_volume,
    "AWS::ECS::Service": container_service.metrics_of,
    "AWS::ElastiCache::CacheCluster": cache.metrics_of_cluster,
    "AWS::ElastiCache::ReplicationGroup": cache.metrics_of_group,
    "AWS::ElastiCache::ServerlessCache": cache.metrics_of_serverless,
    "AWS::ElasticLoadBalancingV2::LoadBalancer": load_balancer.metrics_of,
    "AWS::Lambda::Function": function.metrics_of,
    "AWS::Logs::LogGroup": plumbing.metrics_of_log_group,
    "AWS::RDS::DBInstance": database.metrics_of_instance,
    "AWS::RDS::DBProxy": database.metrics_of_proxy,
    "AWS::S3::Bucket": object_store.metrics_of,
    "AWS::SQS::Queue": plumbing.metrics_of_queue,
    "AWS::WAFv2::WebACL": edge.metrics_of_web_acl,
}
# These publish in one region, wherever their stack is.
_GLOBAL_TYPES = {"AWS::CloudFront::Distribution": "us-east-1"}

Key = tuple[str, str, Dimensions]


class ComputedMetrics:
    def __init__(self) -> None:
        self._here: dict[tuple[str, str], tuple[tuple, dict[Key, Metric]]] = {}  # by account and region
        self._of_stacks: dict[tuple[str, str, str], tuple[tuple, dict[Key, Metric]]] = {}

    def here(self) -> dict[Key, Metric]:
        """Of the account and region of this request."""
        running_counts.look()
        place = get_account_id(), get_region()
        versions = (meter.version, pasts.version, disturbances.version)
        known = self._here.get(place)
        if known is None or known[0] != versions:
            found = {key: metric for metrics in self._stacks_in(*place) for key, metric in metrics.items()}
            known = self._here[place] = (versions, found)
        return known[1]

    def _stacks_in(self, account: str, region: str) -> Iterator[dict[Key, Metric]]:
        by_stack: dict[str, list[Segment]] = {}
        for segment in meter.segments:
            if segment.account == account and _publishes_in(segment, region):
                by_stack.setdefault(segment.stack_id, []).append(segment)
        for stack_id, segments in by_stack.items():
            versions = (meter.stack_versions.get(stack_id), pasts.version, disturbances.version)
            known = self._of_stacks.get((account, region, stack_id))
            if known is None or known[0] != versions:
                known = self._of_stacks[account, region, stack_id] = (versions, {metric.key: metric for metric in _metrics_of(segments)})
            yield known[1]


def _metrics_of(segments: list[Segment]) -> Iterator[Metric]:
    system = system_of(segments, pasts.of, disturbances.of_stack)
    for resource in system.resources:
        if make := _OF_TYPE.get(resource.type):
            yield from make(resource)
    yield from application.metrics_of(system)


def _publishes_in(segment: Segment, region: str) -> bool:
    return _GLOBAL_TYPES.get(segment.resource_type, segment.region) == region


computed_metrics = ComputedMetrics()

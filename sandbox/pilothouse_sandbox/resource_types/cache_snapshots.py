"""The last snapshot of a cache with nodes, which the policy Snapshot asks for and ministack's CloudFormation does not take."""

from ministack.core.responses import new_uuid
from ministack.services import elasticache
from ministack.services.cloudformation.provisioners import _RESOURCE_HANDLERS

from .service_calls import element

_NAMED_BY = {"AWS::ElastiCache::ReplicationGroup": "ReplicationGroupId", "AWS::ElastiCache::CacheCluster": "CacheClusterId"}


def install() -> None:
    for resource_type, identifier in _NAMED_BY.items():
        _RESOURCE_HANDLERS[resource_type] = {**_RESOURCE_HANDLERS[resource_type], "snapshot": _taker(identifier)}


def _taker(identifier: str):
    def take(physical_id: str, properties: dict) -> None:
        name = f"{physical_id}-snapshot-{new_uuid()[:8]}"
        status, _, body = elasticache._create_snapshot({"SnapshotName": [name], identifier: [physical_id]})
        if status >= 400:
            raise ValueError(element(body.decode(), "Message"))

    return take

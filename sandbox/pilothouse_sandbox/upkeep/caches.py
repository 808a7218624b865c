"""ElastiCache: versions that are offered, and service updates that wait."""

from ministack.services import elasticache

from .. import hooks
from .ages import exists_since, now

_VERSIONS = {"redis": ("7.1", "7.0", "6.2"), "valkey": ("9.0", "8.2", "8.1", "8.0", "7.2"), "memcached": ("1.6.22", "1.6.17", "1.6.12")}
_UPDATE, _RELEASED = "elasticache-20261028-001", "2026-10-28T00:00:00Z"
_DAYS_UNTIL_AN_UPDATE = 21


def install() -> None:
    hooks.replace("services.elasticache", "_describe_engine_versions", _versions)
    plain = elasticache.handle_request

    async def handle(method, path, headers, body, query_params):
        query = {**query_params, **elasticache.parse_qs(body.decode("utf-8", errors="replace"))} if body else query_params
        action = elasticache._p(query, "Action")
        if action in _ADDED:
            return _ADDED[action](query)
        return await plain(method, path, headers, body, query_params)

    hooks.replace("services.elasticache", "handle_request", handle)


def _versions(query: dict):
    engine, version = elasticache._p(query, "Engine"), elasticache._p(query, "EngineVersion")
    found = [(name, one) for name, versions in _VERSIONS.items() for one in versions if engine in ("", name) and version in ("", one)]
    members = "".join(
        f"<CacheEngineVersion><Engine>{name}</Engine><EngineVersion>{one}</EngineVersion>"
        f"<CacheParameterGroupFamily>{elasticache._param_group_family_for_engine(name, one)}</CacheParameterGroupFamily>"
        f"<CacheEngineDescription>{name.title()}</CacheEngineDescription><CacheEngineVersionDescription>{name.title()} version {one}</CacheEngineVersionDescription>"
        "</CacheEngineVersion>" for name, one in found)
    return elasticache._xml(200, "DescribeCacheEngineVersionsResponse",
                            f"<DescribeCacheEngineVersionsResult><CacheEngineVersions>{members}</CacheEngineVersions></DescribeCacheEngineVersionsResult>")


def _update_actions(query: dict):
    wanted = {values[0] for key, values in query.items() if key.startswith("ReplicationGroupIds.")}
    members = "".join(_action(name, group) for name, group in elasticache._replication_groups.items() if _is_old(name) and (not wanted or name in wanted))
    return elasticache._xml(200, "DescribeUpdateActionsResponse", f"<DescribeUpdateActionsResult><UpdateActions>{members}</UpdateActions></DescribeUpdateActionsResult>")


def _is_old(name: str) -> bool:
    since = exists_since("AWS::ElastiCache::ReplicationGroup", name)
    return since is not None and (now() - since).days >= _DAYS_UNTIL_AN_UPDATE


def _action(name: str, group: dict) -> str:
    return (f"<UpdateAction><ReplicationGroupId>{name}</ReplicationGroupId><ServiceUpdateName>{_UPDATE}</ServiceUpdateName>"
            f"<ServiceUpdateReleaseDate>{_RELEASED}</ServiceUpdateReleaseDate><ServiceUpdateSeverity>important</ServiceUpdateSeverity>"
            "<ServiceUpdateStatus>available</ServiceUpdateStatus><ServiceUpdateRecommendedApplyByDate>2026-12-28T00:00:00Z</ServiceUpdateRecommendedApplyByDate>"
            "<ServiceUpdateType>security-update</ServiceUpdateType><UpdateActionStatus>not-applied</UpdateActionStatus><NodesUpdated>0/1</NodesUpdated>"
            f"<SlaMet>yes</SlaMet><Engine>{group.get('Engine', 'valkey')}</Engine></UpdateAction>")


def _service_updates(query: dict):
    update = (f"<ServiceUpdate><ServiceUpdateName>{_UPDATE}</ServiceUpdateName><ServiceUpdateReleaseDate>{_RELEASED}</ServiceUpdateReleaseDate>"
              "<ServiceUpdateSeverity>important</ServiceUpdateSeverity><ServiceUpdateStatus>available</ServiceUpdateStatus>"
              "<ServiceUpdateDescription>Security update of the engine</ServiceUpdateDescription><ServiceUpdateType>security-update</ServiceUpdateType></ServiceUpdate>")
    return elasticache._xml(200, "DescribeServiceUpdatesResponse", f"<DescribeServiceUpdatesResult><ServiceUpdates>{update}</ServiceUpdates></DescribeServiceUpdatesResult>")


_ADDED = {"DescribeUpdateActions": _update_actions, "DescribeServiceUpdates": _service_updates}

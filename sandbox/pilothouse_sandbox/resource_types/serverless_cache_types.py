"""AWS::ElastiCache::ServerlessCache, which ministack's ElastiCache has and its CloudFormation lacks."""

import zlib

from ministack.services import elasticache

from .catalogue import Created, add
from .service_calls import element

_TYPE = "AWS::ElastiCache::ServerlessCache"
_CHANGEABLE = ("Description", "Engine", "MajorEngineVersion", "CacheUsageLimits", "SecurityGroupIds", "UserGroupId",
               "SnapshotRetentionLimit", "DailySnapshotTime")


def install() -> None:
    add(_TYPE, _create, _delete, _modify)


def _create(logical_id: str, properties: dict, stack_name: str) -> Created:
    name = (properties.get("ServerlessCacheName") or f"{stack_name}-{logical_id}")[:40].lower()
    wanted = {key: properties.get(key) for key in (*_CHANGEABLE, "KmsKeyId", "SubnetIds", "Tags", "NetworkType")}
    _call(elasticache._create_serverless_cache, {"ServerlessCacheName": name, **wanted})
    cache = elasticache._serverless_caches[name]
    address = f"{name}-{zlib.crc32(name.encode()):08x}.serverless.use1.cache.amazonaws.com"
    cache["Endpoint"], cache["ReaderEndpoint"] = {"Address": address, "Port": 6379}, {"Address": address, "Port": 6380}
    return name, _attributes(cache)


def _modify(physical_id: str, old: dict, new: dict, stack_name: str) -> Created:
    changed = {key: new.get(key) for key in _CHANGEABLE if new.get(key) != old.get(key)}
    if "UserGroupId" in changed and not changed["UserGroupId"]:
        changed["RemoveUserGroup"] = "true"
    if any(value is not None for value in changed.values()):
        _call(elasticache._modify_serverless_cache, {"ServerlessCacheName": physical_id, **changed})
    return physical_id, _attributes(elasticache._serverless_caches[physical_id])


def _delete(physical_id: str, properties: dict) -> None:
    """ministack knows no snapshots of a serverless cache, so the last one that FinalSnapshotName asks for is not taken."""
    if physical_id in elasticache._serverless_caches:
        _call(elasticache._delete_serverless_cache, {"ServerlessCacheName": physical_id})


def _attributes(cache: dict) -> dict:
    return {"ARN": cache["ARN"], "Status": cache["Status"], "FullEngineVersion": cache["FullEngineVersion"],
            **{f"{end}.{part}": str(cache[end][part]) for end in ("Endpoint", "ReaderEndpoint") for part in ("Address", "Port")}}


def _call(action, parameters: dict) -> None:
    status, _, body = action(dict(_wire(parameters)))
    if status >= 400:
        raise ValueError(element(body.decode(), "Message"))


def _wire(value, name: str = ""):
    """Parameters as the query protocol has them: structures by dots, lists by numbers."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _wire(inner, f"{name}.{key}" if name else key)
    elif isinstance(value, list):
        for index, inner in enumerate(value, 1):
            yield from _wire(inner, f"{name}.member.{index}")
    elif value is not None:
        yield name, [str(value)]

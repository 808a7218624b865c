"""Caches without nodes: made with their bounds and users, changed in place, gone with their stack."""

from test_resource_types import gone, physical_ids


def cache_of(account, name: str) -> dict:
    found = account.client("elasticache").describe_serverless_caches(ServerlessCacheName=name)
    return found["ServerlessCaches"][0]


def resources(account, engine: str, gigabytes: int) -> dict:
    name = account.name
    return {
        "User": {"Type": "AWS::ElastiCache::User", "Properties": {
            "UserId": f"{name}-user", "UserName": "default", "Engine": "redis", "AccessString": "on ~* +@all", "Passwords": ["0123456789abcdef"]}},
        "Users": {"Type": "AWS::ElastiCache::UserGroup", "Properties": {
            "UserGroupId": f"{name}-users", "Engine": "redis", "UserIds": [{"Ref": "User"}]}},
        "Cache": {"Type": "AWS::ElastiCache::ServerlessCache", "Properties": {
            "ServerlessCacheName": name, "Engine": engine, "UserGroupId": {"Ref": "Users"}, "FinalSnapshotName": f"{name}-final",
            "CacheUsageLimits": {"DataStorage": {"Maximum": str(gigabytes), "Unit": "GB"}, "ECPUPerSecond": {"Maximum": "1000"}}}},
        "Address": {"Type": "AWS::SSM::Parameter", "Properties": {
            "Type": "String", "Value": {"Fn::Sub": "${Cache.Endpoint.Address}:${Cache.Endpoint.Port}"}, "Description": f"{gigabytes} GB"}},
    }


def test_a_serverless_cache_has_its_bounds_users_and_an_address_that_stays(account):
    assert account.create(resources(account, "redis", 1)) == "CREATE_COMPLETE"
    before = cache_of(account, account.name)
    assert before["CacheUsageLimits"] == {"DataStorage": {"Maximum": 1, "Unit": "GB"}, "ECPUPerSecond": {"Maximum": 1000}}
    assert (before["Engine"], before["UserGroupId"]) == ("redis", f"{account.name}-users")
    stored = account.client("ssm").get_parameter(Name=physical_ids(account)["Address"])["Parameter"]["Value"]
    assert stored == f"{before['Endpoint']['Address']}:6379"

    assert account.update(resources(account, "valkey", 5)) == "UPDATE_COMPLETE"
    after = cache_of(account, account.name)
    assert (after["Engine"], after["CacheUsageLimits"]["DataStorage"]["Maximum"]) == ("valkey", 5)
    assert after["Endpoint"] == before["Endpoint"]
    gone(account)
    assert account.name not in [cache["ServerlessCacheName"] for cache in account.client("elasticache").describe_serverless_caches()["ServerlessCaches"]]


def test_a_change_of_engine_that_aws_refuses_is_taken_back(account):
    assert account.create(resources(account, "valkey", 1)) == "CREATE_COMPLETE"
    assert account.update(resources(account, "redis", 1)) == "UPDATE_ROLLBACK_COMPLETE"
    assert "Cannot change a serverless cache from valkey" in account.reason("Cache UPDATE_FAILED")
    gone(account)

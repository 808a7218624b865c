"""What is left of a cache whose policy is Snapshot."""

import pytest

from test_resource_types import gone, physical_ids


@pytest.mark.parametrize(("policy", "kept"), [("Snapshot", 1), ("Delete", 0)])
def test_a_cache_leaves_a_snapshot_where_its_policy_says_so(account, policy, kept):
    assert account.create({"Cache": {"Type": "AWS::ElastiCache::ReplicationGroup", "DeletionPolicy": policy, "Properties": {
        "ReplicationGroupDescription": "tasks", "Engine": "valkey", "CacheNodeType": "cache.t3.small", "NumCacheClusters": "2"}}}) == "CREATE_COMPLETE"
    group_id, caches = physical_ids(account)["Cache"], account.client("elasticache")
    gone(account)
    snapshots = [one for one in caches.describe_snapshots()["Snapshots"] if one["ReplicationGroupId"] == group_id]
    assert [(one["Engine"], one["CacheNodeType"]) for one in snapshots] == [("valkey", "cache.t3.small")] * kept

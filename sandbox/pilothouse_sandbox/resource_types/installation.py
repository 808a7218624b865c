"""Adds every type of this folder to ministack's table."""

from . import (
    alarm_types,
    application_auto_scaling,
    auto_scaling_types,
    cache_snapshots,
    ec2_types,
    ecs_types,
    lambda_types,
    network_interface_types,
    other_types,
    public_images,
    rds_proxy_types,
    record_types,
    secret_types,
    serverless_cache_types,
    target_group_types,
)


def install() -> None:
    for kind in (alarm_types, application_auto_scaling, auto_scaling_types, cache_snapshots, ec2_types, ecs_types, lambda_types,
                 network_interface_types, other_types, public_images, rds_proxy_types, record_types, secret_types, serverless_cache_types, target_group_types):
        kind.install()

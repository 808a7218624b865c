"""What one resource is charged for in an hour, by its type and properties. Usage is the account's own, not what anybody assumed."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from .prices import Price, price_of
from .usage_segments import Segment

HOURS_A_MONTH = Decimal(730)
Find = Callable[[str], Segment | None]  # a resource of the same stack by its physical id


class Charge:
    """`quantity` of a price's unit in one hour. Untagged: AWS puts the stack's tags on no line of this usage."""

    def __init__(self, price: Price, quantity: Decimal, *, tagged: bool = True, follows_use: bool = False) -> None:
        self.price, self.quantity, self.tagged, self.follows_use = price, quantity, tagged, follows_use


def charges_of(segment: Segment, find: Find) -> list[Charge]:
    """Types that cost nothing, and sizes that the price list does not know, have none."""
    of_type = _CHARGES.get(segment.resource_type)
    return [charge for charge in of_type(segment.properties, find) if charge is not None] if of_type else []


def _number(value, otherwise: int = 0) -> Decimal:
    try:
        return Decimal(str(value))
    except ArithmeticError:
        return Decimal(otherwise)


def _is_true(value) -> bool:
    return str(value).lower() == "true"


def _charge(price: Price | None, quantity, **more) -> Charge | None:
    return Charge(price, _number(quantity), **more) if price and _number(quantity) else None


def _hourly(usage_type: str, count=1, **attributes: str) -> Charge | None:
    return _charge(price_of(usage_type, **attributes), count)


def _monthly(usage_type: str, count=1, *, service: str | None = None, tagged: bool = True, **attributes: str) -> Charge | None:
    """For units of a month: a GB that lies there for an hour is 1/730 GB-month."""
    return _charge(price_of(usage_type, service, **attributes), _number(count) / HOURS_A_MONTH, tagged=tagged)


def _used(usage_type: str, a_month, *, service: str | None = None, tagged: bool = True, **attributes: str) -> Charge | None:
    """For what people use: as much a month as given, more by day than by night."""
    return _charge(price_of(usage_type, service, **attributes), _number(a_month) / HOURS_A_MONTH, tagged=tagged, follows_use=True)


def _instance(properties: dict, find: Find, count: Decimal = Decimal(1)) -> Iterator[Charge | None]:
    template = _launch_template(properties, find)
    instance_type = properties.get("InstanceType") or template.get("InstanceType", "t3.micro")
    is_spot = (template.get("InstanceMarketOptions") or properties.get("InstanceMarketOptions") or {}).get("MarketType") == "spot"
    yield _hourly(f"{'SpotUsage' if is_spot else 'BoxUsage'}:{instance_type}", count)
    for device in properties.get("BlockDeviceMappings") or template.get("BlockDeviceMappings") or []:
        yield from _volume(device.get("Ebs") or {}, count, tagged=False)  # tags do not pass from an instance to its volumes
    interfaces = template.get("NetworkInterfaces") or properties.get("NetworkInterfaces") or []
    subnet = find(str(properties.get("SubnetId") or next((one.get("SubnetId") for one in interfaces if one.get("SubnetId")), "")))
    if any(_is_true(one.get("AssociatePublicIpAddress")) for one in interfaces) or (
            subnet and not interfaces and _is_true(subnet.properties.get("MapPublicIpOnLaunch"))):
        yield _hourly("PublicIPv4:InUseAddress", count)
    yield _used("DataTransfer-Regional-Bytes", 6 * count, tagged=False)


def _launch_template(properties: dict, find: Find) -> dict:
    named = properties.get("LaunchTemplate") or {}
    segment = find(str(named.get("LaunchTemplateId") or named.get("LaunchTemplateName") or ""))
    return (segment.properties.get("LaunchTemplateData") or {}) if segment else {}


def _group(properties: dict, find: Find) -> Iterator[Charge | None]:
    policy = (properties.get("MixedInstancesPolicy") or {}).get("LaunchTemplate") or {}
    template = properties.get("LaunchTemplate") or policy.get("LaunchTemplateSpecification") or {}
    count = _number(properties.get("DesiredCapacity") or properties.get("MinSize"), 1)
    yield from _instance({"LaunchTemplate": template}, find, count)


def _volume(properties: dict, count: Decimal = Decimal(1), *, tagged: bool = True) -> Iterator[Charge | None]:
    volume_type = properties.get("VolumeType") or properties.get("Type") or "gp2"
    yield _monthly(f"EBS:VolumeUsage.{volume_type}", _number(properties.get("VolumeSize") or properties.get("Size"), 8) * count, tagged=tagged)
    if volume_type == "gp3":
        yield _monthly("EBS:VolumeP-IOPS.gp3", max(Decimal(0), _number(properties.get("Iops"), 3000) - 3000) * count, tagged=tagged)
        above = max(Decimal(0), _number(properties.get("Throughput"), 125) - 125)
        yield _monthly("EBS:VolumeP-Throughput.gp3", above / 1024 * count, tagged=tagged)


def _load_balancer(properties: dict, _: Find) -> Iterator[Charge | None]:
    yield _hourly("LoadBalancerUsage")
    yield _charge(price_of("LCUUsage"), "0.21", follows_use=True)
    if properties.get("Scheme", "internet-facing") == "internet-facing":
        yield _hourly("PublicIPv4:InUseAddress", len(properties.get("Subnets") or properties.get("SubnetMappings") or []))
    yield _used("DataTransfer-Out-Bytes", 34, service="AWS Data Transfer", tagged=False)


def _nat_gateway(properties: dict, _: Find) -> Iterator[Charge | None]:
    yield _hourly("NatGateway-Hours")
    yield _used("NatGateway-Bytes", 41)


def _endpoint(properties: dict, _: Find) -> Iterator[Charge | None]:
    if properties.get("VpcEndpointType") == "Interface":
        yield _hourly("VpcEndpoint-Hours", len(properties.get("SubnetIds") or []))
        yield _used("VpcEndpoint-Bytes", 3)


def _service(properties: dict, find: Find) -> Iterator[Charge | None]:
    task = find(str(properties.get("TaskDefinition") or ""))
    definition = task.properties if task else {}
    count = _number(properties.get("DesiredCount"), 1)
    providers = properties.get("CapacityProviderStrategy") or []
    weights = {one.get("CapacityProvider"): _number(one.get("Weight"), 1) for one in providers}
    total = sum(weights.values()) or Decimal(1)
    spot_share = weights.get("FARGATE_SPOT", Decimal(0)) / total if providers else Decimal(0)
    arm = "ARM-" if (definition.get("RuntimePlatform") or {}).get("CpuArchitecture") == "ARM64" else ""
    cpus, gigabytes = count * _number(definition.get("Cpu"), 256) / 1024, count * _number(definition.get("Memory"), 512) / 1024
    for prefix, share in (("Fargate", 1 - spot_share), ("SpotUsage-Fargate", spot_share)):
        yield _hourly(f"{prefix}-{arm}vCPU-Hours:perCPU", cpus * share)
        yield _hourly(f"{prefix}-{arm}GB-Hours", gigabytes * share)
    network = (properties.get("NetworkConfiguration") or {}).get("AwsvpcConfiguration") or {}
    if network.get("AssignPublicIp") == "ENABLED":
        yield _hourly("PublicIPv4:InUseAddress", count)


def _database(properties: dict, _: Find) -> Iterator[Charge | None]:
    multi = _is_true(properties.get("MultiAZ"))
    yield _hourly(f"{'Multi-AZUsage' if multi else 'InstanceUsage'}:{properties.get('DBInstanceClass', '')}", databaseEngine="PostgreSQL")
    yield _monthly("RDS:Multi-AZ-GP3-Storage" if multi else "RDS:GP3-Storage", properties.get("AllocatedStorage", 20))


def _proxy_targets(properties: dict, find: Find) -> Iterator[Charge | None]:
    """The proxy is charged by the processors of what it leads to, two at the least."""
    for name in properties.get("DBInstanceIdentifiers") or []:
        if find(str(name)):
            yield _hourly("RDS:ProxyUsage", 2)


def _cache_group(properties: dict, _: Find) -> Iterator[Charge | None]:
    groups, replicas = _number(properties.get("NumNodeGroups"), 1), properties.get("ReplicasPerNodeGroup")
    nodes = groups * (1 + _number(replicas)) if replicas is not None else _number(properties.get("NumCacheClusters"), 1)
    engine = str(properties.get("Engine", "redis")).capitalize()
    yield _hourly(f"NodeUsage:{properties.get('CacheNodeType', '')}", nodes, cacheEngine=engine)


def _cache_cluster(properties: dict, _: Find) -> Iterator[Charge | None]:
    engine = str(properties.get("Engine", "redis")).capitalize()
    yield _hourly(f"NodeUsage:{properties.get('CacheNodeType', '')}", properties.get("NumCacheNodes", 1), cacheEngine=engine)


def _serverless_cache(properties: dict, _: Find) -> Iterator[Charge | None]:
    engine = str(properties.get("Engine", "redis")).capitalize()
    floor = Decimal(1) if engine == "Redis" else Decimal("0.1")
    yield _hourly(f"CachedData:{engine}", max(floor, Decimal("0.4")))
    yield _used(f"ElastiCacheProcessingUnits:{engine}", 38_000_000)


def _function(properties: dict, _: Find) -> Iterator[Charge | None]:
    gigabytes = _number(properties.get("MemorySize"), 128) / 1024
    arm = "-ARM" if "arm64" in (properties.get("Architectures") or []) else ""
    yield _used("Request", 131_000, service="AWS Lambda")
    yield _used(f"Lambda-GB-Second{arm}", 131_000 * Decimal("0.9") * gigabytes)
    variables = (properties.get("Environment") or {}).get("Variables") or {}
    if str(variables.get("LLM_PROVIDER", "")).lower() == "bedrock":
        yield _used("NovaLite-input-tokens", 52_000, tagged=False)
        yield _used("NovaLite-output-tokens", 17_000, tagged=False)


def _bucket(_: dict, __: Find) -> Iterator[Charge | None]:
    s3 = "Amazon Simple Storage Service"
    yield _monthly("TimedStorage-ByteHrs", 18, service=s3)
    yield _used("Requests-Tier1", 42_000, service=s3)
    yield _used("Requests-Tier2", 310_000, service=s3)


def _table(properties: dict, _: Find) -> Iterator[Charge | None]:
    yield _used("WriteRequestUnits", 1_900_000)
    yield _used("ReadRequestUnits", 3_100_000)
    yield _monthly("TimedStorage-ByteHrs", 4, service="Amazon DynamoDB")
    if _is_true((properties.get("PointInTimeRecoverySpecification") or {}).get("PointInTimeRecoveryEnabled")):
        yield _monthly("TimedPITRStorage-ByteHrs", 4, service="Amazon DynamoDB")


def _distribution(_: dict, __: Find) -> Iterator[Charge | None]:
    yield _used("US-DataTransfer-Out-Bytes", 57)
    yield _used("US-Requests-Tier2-HTTPS", 840_000)


def _web_acl(properties: dict, _: Find) -> Iterator[Charge | None]:
    yield _monthly("WebACL", service="AWS WAF")
    yield _monthly("Rule", len(properties.get("Rules") or []), service="AWS WAF")
    yield _used("Request", 840_000, service="AWS WAF")


def _alarm(properties: dict, _: Find) -> Iterator[Charge | None]:
    queries = [one for one in properties.get("Metrics") or [] if one.get("MetricStat")]
    yield _monthly("CW:AlarmMonitorUsage", len(queries) or 1)


def _log_group(_: dict, __: Find) -> Iterator[Charge | None]:
    yield _used("DataProcessing-Bytes", "3.4", service="AmazonCloudWatch")
    yield _monthly("TimedStorage-ByteHrs", "5.1", service="AmazonCloudWatch")


def _only(*make: Callable[[], Charge | None]) -> Callable[[dict, Find], Iterator[Charge | None]]:
    """For types whose properties do not matter."""
    return lambda properties, find: (one() for one in make)


_CHARGES: dict[str, Callable[[dict, Find], Iterator[Charge | None]]] = {
    "AWS::ApiGatewayV2::Api": _only(lambda: _used("ApiGatewayHttpRequest", 131_000)),
    "AWS::AutoScaling::AutoScalingGroup": _group,
    "AWS::CloudFront::Distribution": _distribution,
    "AWS::CloudWatch::Alarm": _alarm,
    "AWS::CloudWatch::CompositeAlarm": _only(lambda: _monthly("CW:CompositeAlarmMonitorUsage")),
    "AWS::CloudWatch::Dashboard": _only(lambda: _hourly("DashboardsUsageHour")),
    "AWS::DynamoDB::Table": _table,
    "AWS::EC2::Instance": _instance,
    "AWS::EC2::NatGateway": _nat_gateway,
    "AWS::EC2::EIP": _only(lambda: _hourly("PublicIPv4:InUseAddress")),
    "AWS::EC2::Volume": lambda properties, find: _volume(properties),
    "AWS::EC2::VPCEndpoint": _endpoint,
    "AWS::ECR::Repository": _only(lambda: _monthly("TimedStorage-ByteHrs", 6, service="Amazon EC2 Container Registry (ECR)")),
    "AWS::ECS::Service": _service,
    "AWS::EFS::FileSystem": _only(lambda: _monthly("EFS-ByteHrs", 12)),
    "AWS::ElastiCache::CacheCluster": _cache_cluster,
    "AWS::ElastiCache::ReplicationGroup": _cache_group,
    "AWS::ElastiCache::ServerlessCache": _serverless_cache,
    "AWS::ElasticLoadBalancingV2::LoadBalancer": _load_balancer,
    "AWS::KMS::Key": _only(lambda: _monthly("KMS-Keys")),
    "AWS::Lambda::Function": _function,
    "AWS::Logs::LogGroup": _log_group,
    "AWS::RDS::DBInstance": _database,
    "AWS::RDS::DBProxyTargetGroup": _proxy_targets,
    "AWS::Route53::HostedZone": _only(lambda: _monthly("HostedZone"), lambda: _used("DNS-Queries", 420_000)),
    "AWS::S3::Bucket": _bucket,
    "AWS::SecretsManager::Secret": _only(lambda: _monthly("AWSSecretsManager-Secrets"), lambda: _used("AWSSecretsManagerAPIRequest", 6_000)),
    "AWS::SNS::Topic": _only(lambda: _used("Requests-Tier1", 240, service="Amazon Simple Notification Service")),
    "AWS::SQS::Queue": _only(lambda: _used("Requests-RBP", 1_300_000)),
    "AWS::WAFv2::WebACL": _web_acl,
}

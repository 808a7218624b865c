"""Resource Groups Tagging API: what stacks have made is found by its tags, for services that ministack leaves out too."""

from ministack.core.responses import get_account_id, get_region
from ministack.services import tagging

from ..billing.usage_segments import Segment, meter

_ARNS = {
    "AWS::EC2::VPC": "ec2:{place}:vpc/{id}", "AWS::EC2::Subnet": "ec2:{place}:subnet/{id}", "AWS::EC2::SecurityGroup": "ec2:{place}:security-group/{id}",
    "AWS::EC2::Instance": "ec2:{place}:instance/{id}", "AWS::EC2::Volume": "ec2:{place}:volume/{id}", "AWS::EC2::NatGateway": "ec2:{place}:natgateway/{id}",
    "AWS::EC2::InternetGateway": "ec2:{place}:internet-gateway/{id}", "AWS::EC2::RouteTable": "ec2:{place}:route-table/{id}",
    "AWS::EC2::LaunchTemplate": "ec2:{place}:launch-template/{id}", "AWS::EC2::VPCEndpoint": "ec2:{place}:vpc-endpoint/{id}",
    "AWS::RDS::DBInstance": "rds:{place}:db:{id}", "AWS::ElastiCache::ReplicationGroup": "elasticache:{place}:replicationgroup:{id}",
    "AWS::ElastiCache::CacheCluster": "elasticache:{place}:cluster:{id}", "AWS::ElastiCache::ServerlessCache": "elasticache:{place}:serverlesscache:{id}",
    "AWS::Logs::LogGroup": "logs:{place}:log-group:{id}", "AWS::Lambda::Function": "lambda:{place}:function:{id}", "AWS::S3::Bucket": "s3:::{id}",
    "AWS::CloudWatch::Alarm": "cloudwatch:{place}:alarm:{id}", "AWS::ApiGatewayV2::Api": "apigateway:{region}::/apis/{id}",
    "AWS::DynamoDB::Table": "dynamodb:{place}:table/{id}", "AWS::KMS::Key": "kms:{place}:key/{id}", "AWS::ECR::Repository": "ecr:{place}:repository/{id}",
    "AWS::ECS::Cluster": "ecs:{place}:cluster/{id}",
}
# Their physical id is the ARN.
_NAMED_BY_ARN = ("AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancingV2::TargetGroup", "AWS::ECS::Service", "AWS::ECS::TaskDefinition",
                 "AWS::SecretsManager::Secret", "AWS::SNS::Topic", "AWS::CertificateManager::Certificate")


def install() -> None:
    plain = dict(tagging._COLLECTORS)
    services = {template.split(":")[0] for template in _ARNS.values()} | {"elasticloadbalancing", "secretsmanager", "acm", "ecs", "sns"}
    for service in services:
        tagging._COLLECTORS[service] = _collector(service, plain.get(service))


def _collector(service: str, plain):
    def collect():
        found = {arn: tags for arn, tags in (plain() if plain else ())}
        for one in meter.segments:
            arn = _arn(one)
            if one.until is None and (one.account, one.region) == (get_account_id(), get_region()) and arn and arn.split(":")[2] == service:
                found[arn] = _tags(one, found.get(arn) or [])
        yield from found.items()

    return collect


def _arn(one: Segment) -> str | None:
    if one.physical_id.startswith("arn:"):
        return one.physical_id if one.resource_type in _NAMED_BY_ARN or one.resource_type in _ARNS else None
    template = _ARNS.get(one.resource_type)
    return template and "arn:aws:" + template.format(place=f"{one.region}:{one.account}", region=one.region, id=one.physical_id)


def _tags(one: Segment, of_its_own: list[dict]) -> list[dict]:
    listed = one.properties.get("Tags")
    own = {tag["Key"]: str(tag["Value"]) for tag in listed if isinstance(tag, dict) and "Key" in tag} if isinstance(listed, list) else {}
    tags = {**one.tags, **own, **{tag["Key"]: tag["Value"] for tag in of_its_own}, "aws:cloudformation:stack-name": one.stack_name,
            "aws:cloudformation:stack-id": one.stack_id, "aws:cloudformation:logical-id": one.logical_id}
    return [{"Key": key, "Value": value} for key, value in tags.items()]

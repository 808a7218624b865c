"""Types whose service ministack has not got: a stack can have them and shows them, no API of theirs answers."""

from ministack.core.responses import get_account_id, get_region, new_uuid

from .catalogue import Created, add, remove_nothing

_TYPES = (
    "AWS::SecretsManager::RotationSchedule", "AWS::ApiGatewayV2::VpcLink", "AWS::ApiGatewayV2::Deployment",
    "AWS::Backup::BackupSelection", "AWS::CloudWatch::AnomalyDetector",
    "AWS::Route53::RecordSetGroup", "AWS::Route53::HealthCheck", "AWS::WAFv2::LoggingConfiguration", "AWS::WAFv2::IPSet",
    "AWS::ElasticLoadBalancingV2::ListenerCertificate", "AWS::IAM::ServiceLinkedRole", "AWS::IAM::OIDCProvider",
    "AWS::ECS::CapacityProvider", "AWS::EC2::FlowLog", "AWS::EC2::NetworkAcl", "AWS::EC2::NetworkAclEntry",
    "AWS::EC2::SubnetNetworkAclAssociation", "AWS::EC2::DHCPOptions", "AWS::EC2::VPCDHCPOptionsAssociation",
    "AWS::Logs::QueryDefinition", "AWS::SSM::Association", "AWS::DLM::LifecyclePolicy", "AWS::RDS::EventSubscription",
    "AWS::ResourceGroups::Group", "AWS::Synthetics::Canary", "AWS::Chatbot::SlackChannelConfiguration",
)


def install() -> None:
    for resource_type in _TYPES:
        add(resource_type, _recorder(resource_type), remove_nothing)


def _recorder(resource_type: str):
    service = resource_type.split("::")[1].lower()

    def create(logical_id: str, properties: dict, stack_name: str) -> Created:
        name = f"{stack_name}-{logical_id}-{new_uuid()[:8]}"
        arn = f"arn:aws:{service}:{get_region()}:{get_account_id()}:{name}"
        return name, {"Id": name, "Arn": arn, "VpcLinkId": name, "HealthCheckId": name}

    return create

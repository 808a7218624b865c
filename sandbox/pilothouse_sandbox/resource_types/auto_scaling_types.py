"""AWS::AutoScaling::AutoScalingGroup with instances that run in EC2, where ministack only lists made-up ones."""

from ministack.services import autoscaling, ec2

from .. import hooks
from .catalogue import Created, wrap
from .ec2_types import run_instance, terminate_instance

# What a new instance is made from: a change of one of these replaces all instances, as a rolling update does.
_MAKES_INSTANCES = ("LaunchTemplate", "VPCZoneIdentifier")


def install() -> None:
    hooks.replace("services.autoscaling", "_reconcile_instances", _keep_size)
    wrap("AWS::AutoScaling::AutoScalingGroup", create=_with_instances, update=_with_new_instances, delete=_without_instances)


def _with_instances(inner):
    def create(logical_id: str, properties: dict, stack_name: str) -> Created:
        name, attributes = inner(logical_id, _as_named_template(properties), stack_name)
        _keep_size(autoscaling._asgs[name])
        return name, attributes

    return create


def _with_new_instances(inner):
    def update(physical_id: str, old: dict, new: dict, stack_name: str, logical_id: str | None = None) -> Created:
        name, attributes = inner(physical_id, _as_named_template(old), _as_named_template(new), stack_name, logical_id)
        group = autoscaling._asgs[name]
        if any(old.get(key) != new.get(key) for key in _MAKES_INSTANCES):
            _end_instances(group, keep=0)
        _keep_size(group)
        return name, attributes

    return update


def _without_instances(inner):
    def delete(physical_id: str, properties: dict) -> None:
        if group := autoscaling._asgs.get(physical_id):
            _end_instances(group, keep=0)
        inner(physical_id, properties)

    return delete


def _as_named_template(properties: dict) -> dict:
    """A mixed policy names its launch template two levels down; its first override says which type is launched."""
    policy = (properties.get("MixedInstancesPolicy") or {}).get("LaunchTemplate") or {}
    if specification := policy.get("LaunchTemplateSpecification"):
        return {**properties, "LaunchTemplate": specification}
    return properties


def _keep_size(group: dict) -> None:
    """As many instances as are wanted, spread over the group's subnets in turn."""
    _end_instances(group, keep=group["DesiredCapacity"])
    subnets = [subnet for subnet in group["VPCZoneIdentifier"].split(",") if subnet]
    while len(group["Instances"]) < group["DesiredCapacity"]:
        subnet = subnets[len(group["Instances"]) % len(subnets)] if subnets else None
        zone = ec2._subnets.get(subnet, {}).get("AvailabilityZone") or group["AvailabilityZones"][0]
        instance_id, _ = run_instance("", {"LaunchTemplate": group["LaunchTemplate"], "SubnetId": subnet, "Tags": _passed_on(group)}, "")
        group["Instances"].append({
            "InstanceId": instance_id, "LifecycleState": "InService", "HealthStatus": "Healthy", "AvailabilityZone": zone,
            "ProtectedFromScaleIn": group["NewInstancesProtectedFromScaleIn"], "LaunchTemplate": group["LaunchTemplate"],
            "LaunchConfigurationName": group.get("LaunchConfigurationName", ""),
        })


def _end_instances(group: dict, keep: int) -> None:
    for instance in group["Instances"][keep:]:
        terminate_instance(instance["InstanceId"])
    del group["Instances"][keep:]


def _passed_on(group: dict) -> list[dict]:
    """CloudFormation's own tags reach the instances too, beside those that ask for it."""
    tags = [tag for tag in group["Tags"] if tag.get("PropagateAtLaunch") or tag["Key"].startswith("aws:cloudformation:")]
    return [*tags, {"Key": "aws:autoscaling:groupName", "Value": group["AutoScalingGroupName"]}]

"""Elastic addresses, NAT gateways, instances, volumes and separate security group rules."""

from ministack.core.responses import get_region
from ministack.services import ec2

from .catalogue import Created, add
from .instance_disks import give_disks
from .service_calls import ec2_call, element


def install() -> None:
    add("AWS::EC2::EIP", _create_address, _release_address)
    add("AWS::EC2::EIPAssociation", _associate_address, _disassociate_address)
    add("AWS::EC2::NatGateway", _create_nat_gateway,
        lambda physical_id, _: _ignore(ec2_call("DeleteNatGateway", {"NatGatewayId": physical_id})))
    add("AWS::EC2::Instance", run_instance, lambda physical_id, _: terminate_instance(physical_id), _modify_instance)
    add("AWS::EC2::Volume", _create_volume, lambda physical_id, _: _ignore(ec2_call("DeleteVolume", {"VolumeId": physical_id})),
        _modify_volume, lambda physical_id, _: _ignore(ec2_call("CreateSnapshot", {"VolumeId": physical_id})))
    add("AWS::EC2::VolumeAttachment", _attach_volume, _detach_volume)
    for direction in ("Ingress", "Egress"):
        add(f"AWS::EC2::SecurityGroup{direction}", _rule_adder(direction), _rule_remover(direction))


def _ignore(_: str) -> None:
    return None


def _tags(resource_id: str, properties: dict) -> None:
    if tags := properties.get("Tags"):
        ec2._tags[resource_id] = [{"Key": tag["Key"], "Value": str(tag["Value"])} for tag in tags]


def _create_address(logical_id: str, properties: dict, stack_name: str) -> Created:
    answer = ec2_call("AllocateAddress", {"Domain": "vpc"})
    address, allocation_id = element(answer, "publicIp"), element(answer, "allocationId")
    _tags(allocation_id, properties)
    if instance_id := properties.get("InstanceId"):
        ec2_call("AssociateAddress", {"AllocationId": allocation_id, "InstanceId": instance_id})
    return address, {"AllocationId": allocation_id, "PublicIp": address}


def _release_address(physical_id: str, properties: dict) -> None:
    for allocation_id, address in list(ec2._addresses.items()):
        if address["PublicIp"] == physical_id:
            ec2_call("ReleaseAddress", {"AllocationId": allocation_id})


def _associate_address(logical_id: str, properties: dict, stack_name: str) -> Created:
    wanted = {name: properties.get(name) for name in ("AllocationId", "InstanceId", "NetworkInterfaceId")}
    association_id = element(ec2_call("AssociateAddress", wanted), "associationId")
    return association_id, {"Id": association_id}


def _disassociate_address(physical_id: str, properties: dict) -> None:
    ec2_call("DisassociateAddress", {"AssociationId": physical_id})


def _create_nat_gateway(logical_id: str, properties: dict, stack_name: str) -> Created:
    wanted = {name: properties.get(name) for name in ("SubnetId", "AllocationId", "ConnectivityType")}
    nat_gateway_id = element(ec2_call("CreateNatGateway", wanted), "natGatewayId")
    _tags(nat_gateway_id, properties)
    return nat_gateway_id, {"NatGatewayId": nat_gateway_id}


def run_instance(logical_id: str, properties: dict, stack_name: str) -> Created:
    data = _with_launch_template(properties)
    interfaces = data.get("NetworkInterfaces") or [{}]
    groups = data.get("SecurityGroupIds") or interfaces[0].get("GroupSet") or interfaces[0].get("Groups") or []
    profile = data.get("IamInstanceProfile")
    answer = ec2_call("RunInstances", {
        "ImageId": data.get("ImageId"), "InstanceType": data.get("InstanceType"), "KeyName": data.get("KeyName"),
        "UserData": data.get("UserData"), "SubnetId": data.get("SubnetId") or interfaces[0].get("SubnetId"),
        "PrivateIpAddress": data.get("PrivateIpAddress"), "MinCount": 1, "MaxCount": 1,
        "IamInstanceProfile.Name": profile if isinstance(profile, str) else (profile or {}).get("Name"),
        "IamInstanceProfile.Arn": None if isinstance(profile, str) else (profile or {}).get("Arn"),
        **{f"SecurityGroupId.{index}": group for index, group in enumerate(groups, 1)},
    })
    instance_id = element(answer, "instanceId")
    give_disks(instance_id, data.get("BlockDeviceMappings") or [])
    _tags(instance_id, properties)
    return instance_id, _instance_attributes(instance_id)


def terminate_instance(instance_id: str) -> None:
    """The volumes that came with it go with it; others are let go of."""
    ec2_call("TerminateInstances", {"InstanceId.1": instance_id})
    for volume in list(ec2._volumes.values()):
        for attachment in volume["Attachments"]:
            if attachment["InstanceId"] == instance_id:
                ec2_call("DetachVolume", {"VolumeId": volume["VolumeId"]})
                if attachment.get("DeleteOnTermination"):
                    ec2_call("DeleteVolume", {"VolumeId": volume["VolumeId"]})


def _with_launch_template(properties: dict) -> dict:
    """What the launch template says, where the instance itself says nothing."""
    named = properties.get("LaunchTemplate") or {}
    for template in ec2._launch_templates.values():
        if named and named.get("LaunchTemplateId", template["LaunchTemplateId"]) == template["LaunchTemplateId"] \
                and named.get("LaunchTemplateName", template["LaunchTemplateName"]) == template["LaunchTemplateName"]:
            version = str(named.get("Version") or template["DefaultVersionNumber"])
            chosen = next((entry for entry in template["Versions"] if str(entry["VersionNumber"]) == version), template["Versions"][-1])
            return {**chosen["LaunchTemplateData"], **properties}
    return properties


def _instance_attributes(instance_id: str) -> dict:
    instance = ec2._instances.get(instance_id) or {}
    private, public = instance.get("PrivateIpAddress") or "", instance.get("PublicIpAddress") or ""
    dashed = public.replace(".", "-")
    return {
        "InstanceId": instance_id, "PrivateIp": private, "PublicIp": public, "VpcId": instance.get("VpcId") or "",
        "PrivateDnsName": f"ip-{private.replace('.', '-')}.ec2.internal", "AvailabilityZone": f"{get_region()}a",
        "PublicDnsName": f"ec2-{dashed}.compute-1.amazonaws.com" if public else "",
    }


def _modify_instance(physical_id: str, old: dict, new: dict, stack_name: str) -> Created:
    """Changes that replace never arrive here; the instance type takes a stop and a start on AWS."""
    instance = ec2._instances.get(physical_id)
    if instance is not None and new.get("InstanceType"):
        instance["InstanceType"] = new["InstanceType"]
    _tags(physical_id, new)
    return physical_id, _instance_attributes(physical_id)


def _create_volume(logical_id: str, properties: dict, stack_name: str) -> Created:
    wanted = {name: properties.get(name) for name in ("AvailabilityZone", "VolumeType", "Encrypted", "SnapshotId", "Iops", "KmsKeyId")}
    volume_id = element(ec2_call("CreateVolume", {**wanted, "Size": properties.get("Size", 8)}), "volumeId")
    _tags(volume_id, properties)
    return volume_id, {"VolumeId": volume_id}


def _modify_volume(physical_id: str, old: dict, new: dict, stack_name: str) -> Created:
    wanted = {name: new.get(name) for name in ("Size", "VolumeType", "Iops", "Throughput") if new.get(name) != old.get(name)}
    if wanted:
        ec2_call("ModifyVolume", {"VolumeId": physical_id, **wanted})
    _tags(physical_id, new)
    return physical_id, {"VolumeId": physical_id}


def _attach_volume(logical_id: str, properties: dict, stack_name: str) -> Created:
    wanted = {name: properties.get(name) for name in ("VolumeId", "InstanceId", "Device")}
    ec2_call("AttachVolume", wanted)
    return f"{wanted['VolumeId']}|{wanted['InstanceId']}", {}


def _detach_volume(physical_id: str, properties: dict) -> None:
    ec2_call("DetachVolume", {"VolumeId": properties.get("VolumeId")})


def _rule_adder(direction: str):
    def create(logical_id: str, properties: dict, stack_name: str) -> Created:
        answer = ec2_call(f"AuthorizeSecurityGroup{direction}", _permission(direction, properties))
        rule_id = element(answer, "securityGroupRuleId") or f"{stack_name}-{logical_id}"
        return rule_id, {"Id": rule_id}

    return create


def _rule_remover(direction: str):
    def delete(physical_id: str, properties: dict) -> None:
        ec2_call(f"RevokeSecurityGroup{direction}", _permission(direction, properties))

    return delete


def _permission(direction: str, properties: dict) -> dict:
    peer = properties.get("SourceSecurityGroupId" if direction == "Ingress" else "DestinationSecurityGroupId")
    rule = "IpPermissions.1"
    return {
        "GroupId": properties.get("GroupId"), f"{rule}.IpProtocol": properties["IpProtocol"],
        f"{rule}.FromPort": properties.get("FromPort", -1), f"{rule}.ToPort": properties.get("ToPort", -1),
        f"{rule}.Groups.1.GroupId": peer, f"{rule}.IpRanges.1.CidrIp": properties.get("CidrIp"),
        f"{rule}.Ipv6Ranges.1.CidrIpv6": properties.get("CidrIpv6"),
        f"{rule}.IpRanges.1.Description": properties.get("Description") if properties.get("CidrIp") else None,
    }

"""AWS::EC2::NetworkInterface: an address that outlives the instances it is attached to."""

from ministack.services import ec2

from .catalogue import Created, add
from .service_calls import ec2_call, element


def install() -> None:
    add("AWS::EC2::NetworkInterface", _create, lambda physical_id, _: _delete(physical_id), _update)


def _create(logical_id: str, properties: dict, stack_name: str) -> Created:
    wanted = {name: properties.get(name) for name in ("SubnetId", "Description", "PrivateIpAddress")}
    wanted |= {f"SecurityGroupId.{index}": group for index, group in enumerate(properties.get("GroupSet") or [], 1)}
    interface_id = element(ec2_call("CreateNetworkInterface", wanted), "networkInterfaceId")
    return interface_id, _attributes(interface_id)


def _update(physical_id: str, old: dict, new: dict, stack_name: str) -> Created:
    """Another subnet or address replaces the interface and never arrives here."""
    interface = ec2._network_interfaces[physical_id]
    interface["Description"] = new.get("Description", "")
    interface["Groups"] = [{"GroupId": group, "GroupName": group} for group in new.get("GroupSet") or []]
    return physical_id, _attributes(physical_id)


def _attributes(interface_id: str) -> dict:
    interface = ec2._network_interfaces[interface_id]
    return {"Id": interface_id, "PrimaryPrivateIpAddress": interface["PrivateIpAddress"], "VpcId": interface["VpcId"],
            "SecondaryPrivateIpAddresses": []}


def _delete(interface_id: str) -> None:
    """An instance that ended has let go of it."""
    ec2_call("DeleteNetworkInterface", {"NetworkInterfaceId": interface_id})

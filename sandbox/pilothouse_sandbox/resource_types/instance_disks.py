"""The disks that an instance is launched with: ministack gives each a root volume of 8 GiB, whatever was asked for."""

from ministack.services import ec2

from .service_calls import ec2_call, element

_SETTINGS = {"VolumeSize": "Size", "VolumeType": "VolumeType", "Iops": "Iops", "Throughput": "Throughput", "Encrypted": "Encrypted"}
_NUMBERS = ("Size", "Iops", "Throughput")


def give_disks(instance_id: str, mappings: list[dict]) -> None:
    """As BlockDeviceMappings say: the root volume as it is described there, and a volume for each further device."""
    instance = ec2._instances[instance_id]
    for mapping in mappings:
        wanted = mapping.get("Ebs")
        if not wanted:
            continue
        root = _volume_at(instance, mapping["DeviceName"])
        volume = ec2._volumes[root["VolumeId"]] if root else _add_volume(instance, mapping["DeviceName"])
        volume.update({ours: _value(ours, wanted[theirs]) for theirs, ours in _SETTINGS.items() if theirs in wanted})
        stays = str(wanted.get("DeleteOnTermination", True)).lower() == "false"
        for attachment in (volume["Attachments"][0], _volume_at(instance, mapping["DeviceName"])):
            attachment["DeleteOnTermination"] = not stays


def _volume_at(instance: dict, device: str) -> dict | None:
    return next((one["Ebs"] for one in instance["BlockDeviceMappings"] if one["DeviceName"] == device), None)


def _add_volume(instance: dict, device: str) -> dict:
    zone = instance["Placement"]["AvailabilityZone"]
    volume_id = element(ec2_call("CreateVolume", {"AvailabilityZone": zone, "VolumeType": "gp2"}), "volumeId")
    ec2_call("AttachVolume", {"VolumeId": volume_id, "InstanceId": instance["InstanceId"], "Device": device})
    volume = ec2._volumes[volume_id]
    if _volume_at(instance, device) is None:
        attached = volume["Attachments"][0]["AttachTime"]
        instance["BlockDeviceMappings"].append({"DeviceName": device, "Ebs": {"VolumeId": volume_id, "Status": "attached", "AttachTime": attached}})
    return volume


def _value(name: str, given: object) -> object:
    if name in _NUMBERS:
        return int(float(str(given)))
    return str(given).lower() == "true" if name == "Encrypted" else given

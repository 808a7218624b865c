"""Groups of instances, and what outlives the instances: a volume and an address."""

from test_resource_types import NETWORK, gone, physical_ids

TEMPLATE = {"Type": "AWS::EC2::LaunchTemplate", "Properties": {"LaunchTemplateData": {
    "ImageId": "ami-0c2023a1b2c3d4e5f", "InstanceType": "t3.large", "NetworkInterfaces": [{"DeviceIndex": 0, "Groups": [{"Ref": "Group"}]}]}}}


def group(size: str, **more) -> dict:
    return {"Type": "AWS::AutoScaling::AutoScalingGroup", "Properties": {
        "MinSize": size, "MaxSize": "4", "VPCZoneIdentifier": [{"Ref": "Subnet"}, {"Ref": "Other"}],
        "LaunchTemplate": {"LaunchTemplateId": {"Ref": "Template"}, "Version": {"Fn::GetAtt": ["Template", "LatestVersionNumber"]}},
        "Tags": [{"Key": "Name", "Value": "server", "PropagateAtLaunch": True}, {"Key": "own", "Value": "1", "PropagateAtLaunch": False}], **more}}


def resources(size: str = "2", instance_type: str = "t3.large") -> dict:
    template = {**TEMPLATE, "Properties": {"LaunchTemplateData": {**TEMPLATE["Properties"]["LaunchTemplateData"], "InstanceType": instance_type}}}
    other = {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.1.0/24", "AvailabilityZone": "us-east-1b"}}
    return {**NETWORK, "Other": other, "Template": template, "Servers": group(size)}


def running(account) -> list[dict]:
    """Instances of the stack's group, as EC2 tells of them."""
    name = physical_ids(account)["Servers"]
    found = account.client("ec2").describe_instances()["Reservations"]
    instances = [instance for reservation in found for instance in reservation["Instances"] if instance["State"]["Name"] == "running"]
    return [one for one in instances if {"Key": "aws:autoscaling:groupName", "Value": name} in one.get("Tags", [])]


def test_a_group_runs_its_instances_in_its_subnets_in_turn(account):
    assert account.create(resources()) == "CREATE_COMPLETE"
    ids, instances = physical_ids(account), running(account)
    assert sorted(one["SubnetId"] for one in instances) == sorted([ids["Subnet"], ids["Other"]])
    assert {one["InstanceType"] for one in instances} == {"t3.large"}
    assert [[each["GroupId"] for each in one["SecurityGroups"]] for one in instances] == [[ids["Group"]]] * 2
    tags = {tag["Key"]: tag["Value"] for tag in instances[0]["Tags"]}
    assert (tags["Name"], tags["aws:cloudformation:stack-name"], "own" in tags) == ("server", account.name, False)
    described = account.client("autoscaling").describe_auto_scaling_groups(AutoScalingGroupNames=[ids["Servers"]])["AutoScalingGroups"][0]
    assert {one["InstanceId"] for one in described["Instances"]} == {one["InstanceId"] for one in instances}
    gone(account)
    volumes = account.client("ec2").describe_volumes()["Volumes"]
    assert not [one for one in volumes for each in one["Attachments"] if each["InstanceId"] in {one["InstanceId"] for one in instances}]


def test_a_new_version_of_the_launch_template_replaces_the_instances_and_a_new_size_does_not(account):
    account.create(resources())
    first = {one["InstanceId"] for one in running(account)}
    assert account.update(resources(size="3")) == "UPDATE_COMPLETE"
    grown = {one["InstanceId"] for one in running(account)}
    assert len(grown) == 3 and first < grown
    assert account.update(resources(size="3", instance_type="t3.xlarge")) == "UPDATE_COMPLETE"
    assert {one["InstanceType"] for one in running(account)} == {"t3.xlarge"}
    assert not grown & {one["InstanceId"] for one in running(account)}
    gone(account)


def test_a_failed_release_of_a_group_goes_back_to_what_ran(account):
    account.create(resources())
    account.set_faults({"logicalId": "Servers", "operation": "update", "message": "Received 1 FAILURE signal(s) out of 1", "times": 1})
    assert account.update(resources(instance_type="t3.xlarge")) == "UPDATE_ROLLBACK_COMPLETE"
    assert [one["InstanceType"] for one in running(account)] == ["t3.large"] * 2
    gone(account)


def test_the_wanted_capacity_can_be_set_by_hand(account):
    account.create(resources())
    scaling, name = account.client("autoscaling"), physical_ids(account)["Servers"]
    scaling.set_desired_capacity(AutoScalingGroupName=name, DesiredCapacity=1)
    assert len(running(account)) == 1
    gone(account)


def test_a_volume_grows_in_place_and_leaves_a_snapshot(account):
    volume = {"Type": "AWS::EC2::Volume", "DeletionPolicy": "Snapshot", "Properties": {"AvailabilityZone": "us-east-1a", "VolumeType": "gp3", "Size": "20"}}
    account.create({"Data": volume})
    volume_id, ec2 = physical_ids(account)["Data"], account.client("ec2")
    volume["Properties"]["Size"] = "50"
    assert account.update({"Data": volume}) == "UPDATE_COMPLETE"
    assert (physical_ids(account)["Data"], ec2.describe_volumes(VolumeIds=[volume_id])["Volumes"][0]["Size"]) == (volume_id, 50)
    gone(account)
    snapshots = ec2.describe_snapshots(OwnerIds=["self"])["Snapshots"]
    assert [(one["VolumeSize"], one["State"]) for one in snapshots if one["VolumeId"] == volume_id] == [(50, "completed")]


def test_an_address_of_its_own(account):
    interface = {"Type": "AWS::EC2::NetworkInterface", "Properties": {"SubnetId": {"Ref": "Subnet"}, "GroupSet": [{"Ref": "Group"}], "Description": "d"}}
    sections = {"Outputs": {"Address": {"Value": {"Fn::GetAtt": ["Address", "PrimaryPrivateIpAddress"]}}}}
    assert account.create({**NETWORK, "Address": interface}, sections=sections) == "CREATE_COMPLETE"
    interface_id, ec2 = physical_ids(account)["Address"], account.client("ec2")
    described = ec2.describe_network_interfaces(NetworkInterfaceIds=[interface_id])["NetworkInterfaces"][0]
    assert account.stack()["Outputs"][0]["OutputValue"] == described["PrivateIpAddress"]
    assert [each["GroupId"] for each in described["Groups"]] == [physical_ids(account)["Group"]]
    interface["Properties"]["Description"] = "address of the vector store"
    assert account.update({**NETWORK, "Address": interface}, sections=sections) == "UPDATE_COMPLETE"
    assert physical_ids(account)["Address"] == interface_id
    other = {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.1.0/24"}}
    interface["Properties"]["SubnetId"] = {"Ref": "Other"}
    assert account.update({**NETWORK, "Other": other, "Address": interface}, sections=sections) == "UPDATE_COMPLETE"
    assert physical_ids(account)["Address"] != interface_id
    gone(account)
    assert ec2.describe_network_interfaces(NetworkInterfaceIds=[interface_id])["NetworkInterfaces"] == []

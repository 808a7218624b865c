"""Types that ministack's CloudFormation lacks: they show in their own service, and go with the stack."""

from account import Account


def physical_ids(account) -> dict[str, str]:
    return {resource["LogicalResourceId"]: resource["PhysicalResourceId"]
            for resource in account.cfn.describe_stack_resources(StackName=account.name)["StackResources"]}


def gone(account: Account) -> None:
    stack_id = account.stack()["StackId"]
    account.cfn.delete_stack(StackName=account.name)
    assert account.settled(stack_id) == "DELETE_COMPLETE"


NETWORK = {
    "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}},
    "Subnet": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.0.0/24"}},
    "Group": {"Type": "AWS::EC2::SecurityGroup", "Properties": {"GroupDescription": "g", "VpcId": {"Ref": "Vpc"}}},
}


def test_addresses_and_nat_gateways(account):
    assert account.create({**NETWORK, "Address": {"Type": "AWS::EC2::EIP", "Properties": {"Domain": "vpc"}},
                           "Nat": {"Type": "AWS::EC2::NatGateway", "Properties": {
                               "SubnetId": {"Ref": "Subnet"}, "AllocationId": {"Fn::GetAtt": ["Address", "AllocationId"]}}}}) == "CREATE_COMPLETE"
    ids, ec2 = physical_ids(account), account.client("ec2")
    assert ec2.describe_nat_gateways(NatGatewayIds=[ids["Nat"]])["NatGateways"][0]["State"] == "available"
    assert ids["Address"] in [address["PublicIp"] for address in ec2.describe_addresses()["Addresses"]]
    gone(account)
    assert ids["Address"] not in [address["PublicIp"] for address in ec2.describe_addresses()["Addresses"]]


def test_an_instance_from_a_launch_template_with_a_volume(account):
    resources = {
        **NETWORK,
        "Template": {"Type": "AWS::EC2::LaunchTemplate", "Properties": {"LaunchTemplateData": {
            "ImageId": "ami-0c2023a1b2c3d4e5f", "InstanceType": "t3.small", "SecurityGroupIds": [{"Ref": "Group"}]}}},
        "Machine": {"Type": "AWS::EC2::Instance", "Properties": {
            "SubnetId": {"Ref": "Subnet"}, "Tags": [{"Key": "Name", "Value": account.name}],
            "LaunchTemplate": {"LaunchTemplateId": {"Ref": "Template"}, "Version": {"Fn::GetAtt": ["Template", "LatestVersionNumber"]}}}},
        "Disk": {"Type": "AWS::EC2::Volume", "Properties": {"AvailabilityZone": {"Fn::GetAtt": ["Machine", "AvailabilityZone"]}, "Size": "20"}},
        "Attached": {"Type": "AWS::EC2::VolumeAttachment", "Properties": {
            "VolumeId": {"Ref": "Disk"}, "InstanceId": {"Ref": "Machine"}, "Device": "/dev/sdf"}},
    }
    assert account.create(resources) == "CREATE_COMPLETE"
    ids, ec2 = physical_ids(account), account.client("ec2")
    machine = ec2.describe_instances(InstanceIds=[ids["Machine"]])["Reservations"][0]["Instances"][0]
    assert (machine["InstanceType"], machine["State"]["Name"], machine["SubnetId"]) == ("t3.small", "running", ids["Subnet"])
    assert ids["Group"] in [group["GroupId"] for group in machine["SecurityGroups"]]
    disk = ec2.describe_volumes(VolumeIds=[ids["Disk"]])["Volumes"][0]
    assert (disk["Size"], disk["Attachments"][0]["InstanceId"]) == (20, ids["Machine"])
    gone(account)


def test_an_instance_has_the_disks_that_it_was_launched_with(account):
    root = {"DeviceName": "/dev/xvda", "Ebs": {"VolumeType": "gp3", "VolumeSize": 50, "Iops": 4000, "Encrypted": True}}
    kept = {"DeviceName": "/dev/sdf", "Ebs": {"VolumeType": "io2", "VolumeSize": "120", "Iops": "5000", "DeleteOnTermination": False}}
    template = {"Type": "AWS::EC2::LaunchTemplate", "Properties": {"LaunchTemplateData": {
        "ImageId": "ami-0c2023a1b2c3d4e5f", "InstanceType": "t3.small", "BlockDeviceMappings": [root, kept]}}}
    by_template = {"LaunchTemplateId": {"Ref": "Template"}, "Version": {"Fn::GetAtt": ["Template", "LatestVersionNumber"]}}
    assert account.create({
        **NETWORK, "Template": template,
        "Templated": {"Type": "AWS::EC2::Instance", "Properties": {"SubnetId": {"Ref": "Subnet"}, "LaunchTemplate": by_template}},
        "Plain": {"Type": "AWS::EC2::Instance", "Properties": {"SubnetId": {"Ref": "Subnet"}, "ImageId": "ami-1", "InstanceType": "t3.small"}}}) == "CREATE_COMPLETE"
    ids, ec2 = physical_ids(account), account.client("ec2")

    def disks(logical_id: str) -> list[tuple]:
        machine = ec2.describe_instances(InstanceIds=[ids[logical_id]])["Reservations"][0]["Instances"][0]
        volumes = {one["VolumeId"]: one for one in ec2.describe_volumes(VolumeIds=[each["Ebs"]["VolumeId"] for each in machine["BlockDeviceMappings"]])["Volumes"]}
        return [(one["DeviceName"], volumes[one["Ebs"]["VolumeId"]]["Size"], volumes[one["Ebs"]["VolumeId"]]["VolumeType"],
                 volumes[one["Ebs"]["VolumeId"]]["Iops"], one["Ebs"]["DeleteOnTermination"]) for one in machine["BlockDeviceMappings"]]

    assert disks("Templated") == [("/dev/xvda", 50, "gp3", 4000, True), ("/dev/sdf", 120, "io2", 5000, False)]
    assert disks("Plain") == [("/dev/xvda", 8, "gp3", 3000, True)]
    gone(account)
    left = [one for one in ec2.describe_volumes()["Volumes"] if one["Size"] in (50, 120)]
    assert [one["Size"] for one in left] == [120]
    ec2.delete_volume(VolumeId=left[0]["VolumeId"])


def test_rules_of_security_groups_as_resources_of_their_own(account):
    rule = {"GroupId": {"Ref": "Group"}, "IpProtocol": "tcp", "FromPort": 6379, "ToPort": 6379}
    assert account.create({**NETWORK, "In": {"Type": "AWS::EC2::SecurityGroupIngress", "Properties": {**rule, "SourceSecurityGroupId": {"Ref": "Group"}}},
                           "Out": {"Type": "AWS::EC2::SecurityGroupEgress", "Properties": {**rule, "CidrIp": "10.0.0.0/8"}}}) == "CREATE_COMPLETE"
    group = account.client("ec2").describe_security_groups(GroupIds=[physical_ids(account)["Group"]])["SecurityGroups"][0]
    assert [(rule["FromPort"], rule["UserIdGroupPairs"][0]["GroupId"]) for rule in group["IpPermissions"]] == [(6379, group["GroupId"])]
    assert "10.0.0.0/8" in [each["CidrIp"] for rule in group["IpPermissionsEgress"] for each in rule["IpRanges"]]
    gone(account)


def test_scaling_of_a_service(account):
    resources = {
        "Target": {"Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": {
            "ServiceNamespace": "ecs", "ScalableDimension": "ecs:service:DesiredCount", "ResourceId": f"service/c/{account.name}",
            "MinCapacity": "1", "MaxCapacity": "4"}},
        "Policy": {"Type": "AWS::ApplicationAutoScaling::ScalingPolicy", "Properties": {
            "PolicyName": "cpu", "PolicyType": "TargetTrackingScaling", "ScalingTargetId": {"Ref": "Target"},
            "TargetTrackingScalingPolicyConfiguration": {"TargetValue": "60", "PredefinedMetricSpecification": {
                "PredefinedMetricType": "ECSServiceAverageCPUUtilization"}}}},
    }
    assert account.create(resources) == "CREATE_COMPLETE"
    scaling, named = account.client("application-autoscaling"), {"ServiceNamespace": "ecs", "ResourceIds": [f"service/c/{account.name}"]}
    assert scaling.describe_scalable_targets(**named)["ScalableTargets"][0]["MaxCapacity"] == 4
    policy = scaling.describe_scaling_policies(ServiceNamespace="ecs", ResourceId=f"service/c/{account.name}")["ScalingPolicies"][0]
    assert policy["TargetTrackingScalingPolicyConfiguration"]["TargetValue"] == 60
    resources["Target"]["Properties"]["MaxCapacity"] = "8"
    assert account.update(resources) == "UPDATE_COMPLETE"
    assert scaling.describe_scalable_targets(**named)["ScalableTargets"][0]["MaxCapacity"] == 8
    gone(account)
    assert scaling.describe_scalable_targets(**named)["ScalableTargets"] == []


def test_a_secret_is_referred_to_by_its_arn_and_written_to_by_a_database(account):
    resources = {
        "Secret": {"Type": "AWS::SecretsManager::Secret", "Properties": {
            "GenerateSecretString": {"SecretStringTemplate": '{"username": "app"}', "GenerateStringKey": "password", "PasswordLength": 20}}},
        "Database": {"Type": "AWS::RDS::DBInstance", "DeletionPolicy": "Delete", "Properties": {
            "Engine": "postgres", "DBInstanceClass": "db.t4g.micro", "AllocatedStorage": "20",
            "MasterUsername": {"Fn::Sub": "{{resolve:secretsmanager:${Secret}:SecretString:username}}"},
            "MasterUserPassword": {"Fn::Sub": "{{resolve:secretsmanager:${Secret}:SecretString:password}}"}}},
        "Attached": {"Type": "AWS::SecretsManager::SecretTargetAttachment", "Properties": {
            "SecretId": {"Ref": "Secret"}, "TargetId": {"Ref": "Database"}, "TargetType": "AWS::RDS::DBInstance"}},
    }
    assert account.create(resources) == "CREATE_COMPLETE"
    arn, secrets = physical_ids(account)["Secret"], account.client("secretsmanager")
    assert arn.startswith("arn:aws:secretsmanager:")
    assert '"host"' in secrets.get_secret_value(SecretId=arn)["SecretString"]
    resources["Secret"]["Properties"]["Description"] = "of the database"
    assert account.update(resources) == "UPDATE_COMPLETE"
    assert (physical_ids(account)["Secret"], secrets.describe_secret(SecretId=arn)["Description"]) == (arn, "of the database")
    account.cfn.detect_stack_drift(StackName=account.name)
    assert account.stack()["DriftInformation"]["StackDriftStatus"] == "IN_SYNC"
    gone(account)
    assert not [secret for secret in secrets.list_secrets()["SecretList"] if secret["ARN"] == arn]


def test_budgets_and_caches(account):
    assert account.create({
        "Budget": {"Type": "AWS::Budgets::Budget", "Properties": {"Budget": {
            "BudgetName": account.name, "BudgetType": "COST", "TimeUnit": "MONTHLY", "BudgetLimit": {"Amount": 50, "Unit": "USD"}}}},
        "Cache": {"Type": "AWS::ElastiCache::ServerlessCache", "Properties": {"ServerlessCacheName": account.name, "Engine": "valkey"}},
    }) == "CREATE_COMPLETE"
    budget = account.client("budgets").describe_budget(AccountId="000000000000", BudgetName=account.name)["Budget"]
    assert float(budget["BudgetLimit"]["Amount"]) == 50
    caches = account.client("elasticache").describe_serverless_caches()["ServerlessCaches"]
    assert account.name in [cache["ServerlessCacheName"] for cache in caches]
    gone(account)


def test_an_unknown_service_is_answered_at_once(account):
    code, _ = account.refusal(account.client("synthetics").describe_canaries)
    assert code


def test_a_generated_secret_keeps_to_the_kinds_of_characters_that_are_allowed(account):
    assert account.create({"Secret": {"Type": "AWS::SecretsManager::Secret", "Properties": {"GenerateSecretString": {
        "ExcludePunctuation": "true", "ExcludeNumbers": True, "PasswordLength": 200}}}}) == "CREATE_COMPLETE"
    value = account.client("secretsmanager").get_secret_value(SecretId=physical_ids(account)["Secret"])["SecretString"]
    assert len(value) == 200 and value.isalpha()
    gone(account)

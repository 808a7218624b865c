"""What whoever looks after an account asks it."""

import datetime

import pytest

_DATABASE = {"Type": "AWS::RDS::DBInstance", "Properties": {
    "Engine": "postgres", "EngineVersion": "16.4", "DBInstanceClass": "db.t4g.micro", "AllocatedStorage": "20", "MasterUsername": "me",
    "MasterUserPassword": "not-a-secret", "BackupRetentionPeriod": 7}}


_LINUX = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"


@pytest.fixture(scope="module")
def old(process):
    """A stack that counts as two months old."""
    from account import Account

    account = Account(process, "upkeep")
    status = account.create({
        "Db": _DATABASE, "Images": {"Type": "AWS::ECR::Repository"}, "Password": {"Type": "AWS::SecretsManager::Secret", "Properties": {"SecretString": "x"}},
        "Cache": {"Type": "AWS::ElastiCache::ReplicationGroup", "Properties": {"ReplicationGroupDescription": "c", "Engine": "valkey", "EngineVersion": "8.0",
                  "CacheNodeType": "cache.t4g.micro", "NumCacheClusters": 1}},
        "Machine": {"Type": "AWS::EC2::Instance", "Properties": {"InstanceType": "t3.micro", "ImageId": f"{{{{resolve:ssm:{_LINUX}}}}}"}},
        "Net": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}}, "LogGroup": {"Type": "AWS::Logs::LogGroup"},
    }, Tags=[{"Key": "app", "Value": "upkeep"}])
    assert status == "CREATE_COMPLETE"
    process.control("PUT", "past", {"stack": account.name, "months": 2})
    account.ids = {one["LogicalResourceId"]: one["PhysicalResourceId"] for one in account.cfn.describe_stack_resources(StackName=account.name)["StackResources"]}
    return account


def _age_days(at: datetime.datetime) -> float:
    return (datetime.datetime.now(datetime.timezone.utc) - at).total_seconds() / 86_400


def test_a_database_has_a_backup_a_day_and_can_be_restored_to_a_few_minutes_ago(old):
    rds = old.client("rds")
    snapshots = rds.describe_db_snapshots(DBInstanceIdentifier=old.ids["Db"], SnapshotType="automated")["DBSnapshots"]
    ages = [_age_days(one["SnapshotCreateTime"]) for one in snapshots]
    assert len(ages) == 7 and ages == sorted(ages, reverse=True) and ages[-1] < 1 and {one["SnapshotType"] for one in snapshots} == {"automated"}
    instance = rds.describe_db_instances(DBInstanceIdentifier=old.ids["Db"])["DBInstances"][0]
    assert instance["EngineVersion"] == "16.4" and _age_days(instance["LatestRestorableTime"]) < 0.01


def test_newer_versions_of_an_engine_are_offered(old):
    rds = old.client("rds")
    version = rds.describe_db_engine_versions(Engine="postgres", EngineVersion="16.4")["DBEngineVersions"][0]
    targets = version["ValidUpgradeTarget"]
    assert version["DBParameterGroupFamily"] == "postgres16"
    assert any(one["EngineVersion"].startswith("16.") and not one["IsMajorVersionUpgrade"] for one in targets)
    assert any(one["EngineVersion"].startswith("18.") and one["IsMajorVersionUpgrade"] for one in targets)
    versions = old.client("elasticache").describe_cache_engine_versions(Engine="valkey")["CacheEngineVersions"]
    assert "8.2" in [one["EngineVersion"] for one in versions]


def test_maintenance_waits_for_what_has_run_for_weeks(old, account):
    pending = old.client("rds").describe_pending_maintenance_actions()["PendingMaintenanceActions"]
    assert [one["PendingMaintenanceActionDetails"][0]["Action"] for one in pending if old.ids["Db"] in one["ResourceIdentifier"]] == ["system-update"]
    updates = old.client("elasticache").describe_update_actions()["UpdateActions"]
    assert [one["UpdateActionStatus"] for one in updates if one["ReplicationGroupId"] == old.ids["Cache"]] == ["not-applied"]
    assert old.client("elasticache").describe_update_actions(ReplicationGroupIds=["another"])["UpdateActions"] == []
    account.create({"Db": _DATABASE})
    fresh = account.cfn.describe_stack_resources(StackName=account.name)["StackResources"][0]["PhysicalResourceId"]
    assert not any(fresh in one["ResourceIdentifier"] for one in account.client("rds").describe_pending_maintenance_actions()["PendingMaintenanceActions"])
    assert len(account.client("rds").describe_db_snapshots(DBInstanceIdentifier=fresh)["DBSnapshots"]) == 1


def test_a_repository_has_images_with_tags_and_the_time_they_were_pushed(old):
    ecr = old.client("ecr")
    images = ecr.describe_images(repositoryName=old.ids["Images"])["imageDetails"]
    assert [one["imageTags"] for one in images][-1][1:] == ["latest"] and _age_days(images[0]["imagePushedAt"]) > 50
    assert {"1.0.0", "latest"} <= {one["imageTag"] for one in ecr.list_images(repositoryName=old.ids["Images"])["imageIds"]}
    assert ecr.describe_images(repositoryName=old.ids["Images"], imageIds=[{"imageTag": "1.1.0"}])["imageDetails"][0]["imageTags"] == ["1.1.0"]
    assert old.refusal(ecr.describe_images, repositoryName=old.ids["Images"], imageIds=[{"imageTag": "9"}])[0] == "ImageNotFoundException"


def test_secrets_are_as_old_as_their_stack_until_they_are_changed(old):
    secrets = old.client("secretsmanager")
    assert _age_days(secrets.describe_secret(SecretId=old.ids["Password"])["LastChangedDate"]) > 50
    listed = next(one for one in secrets.list_secrets()["SecretList"] if one["ARN"] == old.ids["Password"])
    assert _age_days(listed["LastChangedDate"]) > 50


def test_certificates_are_listed_with_their_end(old):
    acm = old.client("acm")
    arn = acm.request_certificate(DomainName="example.com")["CertificateArn"]
    listed = next(one for one in acm.list_certificates()["CertificateSummaryList"] if one["CertificateArn"] == arn)
    assert -366 < _age_days(listed["NotAfter"]) < -360 and listed["DomainName"] == "example.com"
    acm.delete_certificate(CertificateArn=arn)


def test_a_machine_that_has_run_for_months_has_an_older_image_than_the_newest(old):
    ec2 = old.client("ec2")
    runs = ec2.describe_instances(InstanceIds=[old.ids["Machine"]])["Reservations"][0]["Instances"][0]["ImageId"]
    of_another = ec2.describe_instances(Filters=[{"Name": "instance-id", "Values": ["i-0123456789abcdef0"]}])["Reservations"]
    assert of_another == []
    newest = old.client("ssm").get_parameter(Name=_LINUX)["Parameter"]["Value"]
    images = {one["ImageId"]: one for one in ec2.describe_images(ImageIds=[runs, newest])["Images"]}
    assert runs != newest and images[runs]["CreationDate"] < images[newest]["CreationDate"]
    assert {one["Name"][:11] for one in images.values()} == {"al2023-ami-"}


def test_quotas_have_the_codes_and_defaults_of_aws(old):
    quotas = old.client("service-quotas")
    assert quotas.get_aws_default_service_quota(ServiceCode="vpc", QuotaCode="L-F678F1CE")["Quota"]["Value"] == 5
    assert quotas.get_service_quota(ServiceCode="rds", QuotaCode="L-7B6409FD")["Quota"]["QuotaName"] == "DB instances"
    first = quotas.list_service_quotas(ServiceCode="ec2", MaxResults=2)
    rest = quotas.list_service_quotas(ServiceCode="ec2", NextToken=first["NextToken"])
    assert len({one["QuotaCode"] for one in first["Quotas"] + rest["Quotas"]}) == 4
    assert [one["QuotaName"] for one in quotas.list_service_quotas(ServiceCode="monitoring")["Quotas"]] == ["Canary limit"]
    assert old.refusal(quotas.list_service_quotas, ServiceCode="nothing")[0] == "NoSuchResourceException"


def test_what_a_stack_has_made_is_found_by_its_tags(old):
    tagging = old.client("resourcegroupstaggingapi")
    found = {one["ResourceARN"] for one in tagging.get_resources(TagFilters=[{"Key": "app", "Values": ["upkeep"]}])["ResourceTagMappingList"]}
    for name in ("Db", "Cache", "Net", "LogGroup", "Images", "Password"):
        assert any(arn.endswith(old.ids[name]) for arn in found), name
    of_kind = tagging.get_resources(ResourceTypeFilters=["rds:db"], TagFilters=[{"Key": "aws:cloudformation:stack-name", "Values": ["upkeep"]}])
    assert [one["ResourceARN"].split(":")[-1] for one in of_kind["ResourceTagMappingList"]] == [old.ids["Db"]]

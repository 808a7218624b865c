"""RDS Proxy in a stack: it shows in RDS with its targets, and goes with the stack."""

from test_resource_types import NETWORK, gone, physical_ids

SECRET = "arn:aws:secretsmanager:us-east-1:000000000000:secret:database"


def resources(name: str, **pool) -> dict:
    return {
        **NETWORK,
        "OtherSubnet": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.1.0/24", "AvailabilityZone": "us-east-1b"}},
        "Database": {"Type": "AWS::RDS::DBInstance", "DeletionPolicy": "Delete", "Properties": {
            "Engine": "postgres", "DBInstanceClass": "db.t3.micro", "AllocatedStorage": "20", "MasterUsername": "app", "MasterUserPassword": "secret-word"}},
        "Proxy": {"Type": "AWS::RDS::DBProxy", "Properties": {
            "DBProxyName": name, "EngineFamily": "POSTGRESQL", "RequireTLS": "true", "RoleArn": "arn:aws:iam::000000000000:role/proxy",
            "Auth": [{"AuthScheme": "SECRETS", "SecretArn": SECRET, "IAMAuth": "DISABLED"}],
            "VpcSubnetIds": [{"Ref": "Subnet"}, {"Ref": "OtherSubnet"}], "VpcSecurityGroupIds": [{"Ref": "Group"}]}},
        "Targets": {"Type": "AWS::RDS::DBProxyTargetGroup", "Properties": {
            "DBProxyName": {"Ref": "Proxy"}, "TargetGroupName": "default", "DBInstanceIdentifiers": [{"Ref": "Database"}],
            "ConnectionPoolConfigurationInfo": {"MaxConnectionsPercent": "90", **pool}}},
        "Address": {"Type": "AWS::SSM::Parameter", "Properties": {"Type": "String", "Value": {"Fn::GetAtt": ["Proxy", "Endpoint"]}}},
    }


def test_a_proxy_in_front_of_a_database(account):
    assert account.create(resources(account.name)) == "CREATE_COMPLETE"
    ids, rds = physical_ids(account), account.client("rds")
    proxy = rds.describe_db_proxies(DBProxyName=ids["Proxy"])["DBProxies"][0]
    assert (proxy["RequireTLS"], proxy["Auth"][0]["SecretArn"], proxy["VpcSecurityGroupIds"]) == (True, SECRET, [ids["Group"]])
    assert account.client("ssm").get_parameter(Name=ids["Address"])["Parameter"]["Value"] == proxy["Endpoint"]
    assert [target["RdsResourceId"] for target in rds.describe_db_proxy_targets(DBProxyName=ids["Proxy"])["Targets"]] == [ids["Database"]]
    assert ids["Targets"].startswith("arn:aws:rds:")

    assert account.update(resources(account.name, ConnectionBorrowTimeout="30")) == "UPDATE_COMPLETE"
    group = rds.describe_db_proxy_target_groups(DBProxyName=ids["Proxy"])["TargetGroups"][0]
    assert (group["ConnectionPoolConfig"]["MaxConnectionsPercent"], group["ConnectionPoolConfig"]["ConnectionBorrowTimeout"]) == (90, 30)
    gone(account)
    assert rds.describe_db_proxies()["DBProxies"] == []


def test_a_proxy_is_refused_as_on_aws_when_its_name_is_none(account):
    assert account.create(resources("2-proxies")) == "ROLLBACK_COMPLETE"
    assert "begin with a letter" in account.reason("Proxy CREATE_FAILED")

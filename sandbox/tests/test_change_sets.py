"""Previews: what a change set tells, and what becomes of it."""

import json

from account import parameter, topic

SIZE = {"Parameters": {"Size": {"Type": "String", "Default": "small"}}}


def of(described: dict, logical_id: str) -> dict:
    return next(change["ResourceChange"] for change in described["Changes"] if change["ResourceChange"]["LogicalResourceId"] == logical_id)


def execute(account, name: str = "preview", **request) -> str:
    account.cfn.execute_change_set(StackName=account.name, ChangeSetName=name, **request)
    return account.settled()


def test_a_new_stack_is_reviewed_then_made(account):
    described = account.change_set({"Topic": topic()}, kind="CREATE")
    assert (described["Status"], described["ExecutionStatus"]) == ("CREATE_COMPLETE", "AVAILABLE")
    assert account.status() == "REVIEW_IN_PROGRESS"
    assert execute(account, ClientRequestToken="run-1") == "CREATE_COMPLETE"
    assert account.lines()[:2] == ["stack REVIEW_IN_PROGRESS", "stack CREATE_IN_PROGRESS"]
    assert {event.get("ClientRequestToken") for event in account.events()[1:]} == {"run-1"}
    assert {event["ResourceStatusReason"] for event in account.events()[:2]} == {"User Initiated"}


def test_what_a_condition_leaves_out_is_not_listed(account):
    sections = {"Conditions": {"Never": {"Fn::Equals": ["a", "b"]}, "Always": {"Fn::Equals": ["a", "a"]}}}
    resources = {"Topic": topic(), "Left": parameter("x", Condition="Never"), "Kept": parameter("y", Condition="Always")}
    described = account.change_set(resources, kind="CREATE", sections=sections)
    assert {change["ResourceChange"]["LogicalResourceId"] for change in described["Changes"]} == {"Topic", "Kept"}


def test_an_executed_change_set_is_still_described(account):
    arn = account.change_set({"Topic": topic()}, kind="CREATE")["ChangeSetId"]
    execute(account)
    described = account.cfn.describe_change_set(ChangeSetName=arn)
    assert described["ExecutionStatus"] == "EXECUTE_COMPLETE"
    assert account.stack()["ChangeSetId"] == arn
    assert account.cfn.list_change_sets(StackName=account.name)["Summaries"] == []


def test_a_create_that_is_deleted_half_way_takes_down_dependents_first(account):
    vpc = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}}
    subnet = {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.0.0/24"}}
    slow = {"Type": "AWS::RDS::DBSubnetGroup", "DependsOn": "Subnet",
            "Properties": {"DBSubnetGroupDescription": "held up", "SubnetIds": [{"Ref": "Subnet"}]}}
    stack_id = account.change_set({"Vpc": vpc, "Subnet": subnet, "Slow": slow}, kind="CREATE")["StackId"]
    account.process.control("PUT", "speed", {"speed": 20})
    account.cfn.execute_change_set(StackName=account.name, ChangeSetName="preview")
    account.until(lambda: "Subnet CREATE_IN_PROGRESS" in account.lines())
    account.cfn.delete_stack(StackName=account.name)
    account.process.control("PUT", "speed", {"speed": 10_000})
    assert account.settled(stack_id) == "DELETE_COMPLETE"


def test_two_previews_of_a_new_stack_share_it(account):
    first = account.change_set({"Topic": topic()}, "first", kind="CREATE")
    second = account.change_set({"Topic": topic(), "Name": parameter("x")}, "second", kind="CREATE")
    assert first["StackId"] == second["StackId"] == account.stack()["StackId"]
    assert execute(account, "second") == "CREATE_COMPLETE"
    assert account.refusal(account.cfn.describe_change_set, StackName=account.name, ChangeSetName="first")[0] == "ChangeSetNotFound"


def test_values_before_and_after_are_told_when_asked_for(account):
    account.create({"One": parameter({"Ref": "Size"})}, sections=SIZE)
    account.change_set({"One": parameter({"Ref": "Size"})}, sections=SIZE, Parameters=[{"ParameterKey": "Size", "ParameterValue": "big"}])
    change = of(account.ready_change_set(IncludePropertyValues=True), "One")
    assert json.loads(change["BeforeContext"]) == {"Properties": {"Type": "String", "Value": "small"}}
    assert json.loads(change["AfterContext"]) == {"Properties": {"Type": "String", "Value": "big"}}
    target = change["Details"][0]["Target"]
    assert (target["BeforeValue"], target["AfterValue"], target["Path"], target["AttributeChangeType"]) == (
        "small", "big", "/Properties/Value", "Modify")
    plain = of(account.ready_change_set(), "One")
    assert "BeforeContext" not in plain and "BeforeValue" not in plain["Details"][0]["Target"]


def test_a_value_of_something_not_made_yet_is_known_after_apply(account):
    account.create({"Name": parameter("x")})
    account.change_set({"Topic": topic(), "Name": parameter({"Ref": "Topic"})})
    change = of(account.ready_change_set(IncludePropertyValues=True), "Name")
    assert json.loads(change["AfterContext"])["Properties"]["Value"] == "{{changeSet:KNOWN_AFTER_APPLY}}"


def test_a_task_definition_is_replaced_and_its_service_changed_in_place(account):
    from test_container_releases import service_of

    account.create(service_of("web:1"))
    described = account.change_set(service_of("web:2"))
    assert of(described, "Task")["Replacement"] == "True"
    assert of(described, "Service")["Replacement"] == "False"


def test_a_change_set_without_changes_fails_in_awss_words(account):
    account.create({"Topic": topic()})
    described = account.change_set({"Topic": topic()})
    assert described["Status"] == "FAILED"
    assert described["StatusReason"] == ("The submitted information didn't contain changes. "
                                         "Submit different information to create a change set.")


def test_a_change_set_takes_its_time(account):
    account.create({"Topic": topic()})
    account.process.control("PUT", "speed", {"speed": 2})
    account.cfn.create_change_set(StackName=account.name, ChangeSetName="slow", TemplateBody=json.dumps({"Resources": {"Other": topic()}}))
    assert account.cfn.describe_change_set(StackName=account.name, ChangeSetName="slow")["Status"] == "CREATE_IN_PROGRESS"
    code, message = account.refusal(account.cfn.execute_change_set, StackName=account.name, ChangeSetName="slow")
    assert code == "InvalidChangeSetStatus" and "[CREATE_IN_PROGRESS]" in message


def test_a_change_set_runs_once(account):
    arn = account.change_set({"Topic": topic()}, kind="CREATE")["ChangeSetId"]
    execute(account)
    code, message = account.refusal(account.cfn.execute_change_set, ChangeSetName=arn)
    assert (code, message) == ("InvalidChangeSetStatus",
                               f"ChangeSet [{arn}] cannot be executed in its current execution status of [EXECUTE_COMPLETE]")


def test_capabilities_and_settings_of_the_change_set_reach_the_stack(account):
    queue = "arn:aws:sns:us-east-1:000000000000:told"
    role = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Statement": []}}}
    account.change_set({"Role": role}, kind="CREATE", Capabilities=["CAPABILITY_IAM"], NotificationARNs=[queue],
                       RoleARN="arn:aws:iam::000000000000:role/deployer", Tags=[{"Key": "team", "Value": "a"}])
    execute(account, RetainExceptOnCreate=True)
    stack = account.stack()
    assert (stack["Capabilities"], stack["NotificationARNs"], stack["RetainExceptOnCreate"]) == (["CAPABILITY_IAM"], [queue], True)
    assert (stack["RoleARN"], stack["Tags"]) == ("arn:aws:iam::000000000000:role/deployer", [{"Key": "team", "Value": "a"}])


def machine(size: int) -> dict:
    """A launch template, the instance that is made anew where it changes, and what refers to that instance."""
    dimension = {"Name": "InstanceId", "Value": {"Ref": "Machine"}}
    return {
        "Plan": {"Type": "AWS::EC2::LaunchTemplate", "Properties": {"LaunchTemplateData": {
            "ImageId": "ami-1", "InstanceType": "t3.micro",
            "BlockDeviceMappings": [{"DeviceName": "/dev/xvda", "Ebs": {"VolumeSize": size}}]}}},
        "Machine": {"Type": "AWS::EC2::Instance", "Properties": {"LaunchTemplate": {
            "LaunchTemplateId": {"Ref": "Plan"}, "Version": {"Fn::GetAtt": ["Plan", "LatestVersionNumber"]}}}},
        "Busy": {"Type": "AWS::CloudWatch::Alarm", "Properties": {
            "Namespace": "AWS/EC2", "MetricName": "CPUUtilization", "Dimensions": [dimension], "Statistic": "Average", "Period": 60,
            "EvaluationPeriods": 1, "Threshold": 90, "ComparisonOperator": "GreaterThanThreshold"}},
        "Note": parameter("unrelated"),
    }


def test_what_refers_to_a_resource_that_may_be_replaced_is_listed(account):
    account.create(machine(30))
    account.change_set(machine(50))
    described = account.ready_change_set(IncludePropertyValues=True)
    assert {change["ResourceChange"]["LogicalResourceId"] for change in described["Changes"]} == {"Plan", "Machine", "Busy"}
    assert of(described, "Machine")["Replacement"] in ("True", "Conditional")
    detail = of(described, "Busy")["Details"][0]
    assert (detail["ChangeSource"], detail["Evaluation"], detail["CausingEntity"]) == ("ResourceReference", "Dynamic", "Machine")
    assert "{{changeSet:KNOWN_AFTER_APPLY}}" in detail["Target"]["AfterValue"]

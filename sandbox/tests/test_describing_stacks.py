"""What DescribeStacks, ListStacks and the two lists of events tell."""

from account import parameter, topic


def test_a_stack_shows_what_it_was_given(account):
    told = "arn:aws:sns:us-east-1:000000000000:told"
    account.create({"A": topic()}, NotificationARNs=[told], TimeoutInMinutes=30, RoleARN="arn:aws:iam::000000000000:role/deployer",
                   RollbackConfiguration={"MonitoringTimeInMinutes": 5, "RollbackTriggers": [
                       {"Arn": "arn:aws:cloudwatch:us-east-1:000000000000:alarm:down", "Type": "AWS::CloudWatch::Alarm"}]})
    stack = account.stack()
    assert (stack["NotificationARNs"], stack["TimeoutInMinutes"]) == ([told], 30)
    assert stack["RoleARN"] == "arn:aws:iam::000000000000:role/deployer"
    assert stack["RollbackConfiguration"]["RollbackTriggers"][0]["Arn"].endswith("alarm:down")
    assert stack["DriftInformation"] == {"StackDriftStatus": "NOT_CHECKED"}
    assert "LastUpdatedTime" not in stack, "it was never updated"
    account.update({"A": topic(DisplayName="x")})
    assert account.stack()["LastUpdatedTime"] and account.stack()["NotificationARNs"] == [told]


def test_secret_parameters_are_masked_and_looked_up_ones_resolved(account):
    account.client("ssm").put_parameter(Name=f"/{account.name}/size", Value="large", Type="String")
    sections = {"Parameters": {"Secret": {"Type": "String", "NoEcho": True}, "Size": {"Type": "AWS::SSM::Parameter::Value<String>"}}}
    given = [{"ParameterKey": "Secret", "ParameterValue": "hidden"}, {"ParameterKey": "Size", "ParameterValue": f"/{account.name}/size"}]
    account.create({"A": parameter({"Ref": "Size"})}, sections=sections, Parameters=given)
    assert account.stack()["Parameters"] == [
        {"ParameterKey": "Secret", "ParameterValue": "****"},
        {"ParameterKey": "Size", "ParameterValue": f"/{account.name}/size", "ResolvedValue": "large"}]


def test_the_rules_of_a_looked_up_parameter_are_about_its_name(account):
    sections = {"Parameters": {"Image": {"Type": "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>", "AllowedPattern": "/[a-z0-9/_-]+",
                                         "Default": "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"}}}
    assert account.create({"A": parameter({"Ref": "Image"})}, sections=sections) == "CREATE_COMPLETE"
    code, message = account.refusal(account.update, resources={"A": parameter({"Ref": "Image"})}, sections=sections,
                                    Parameters=[{"ParameterKey": "Image", "ParameterValue": "ami-1"}])
    assert (code, message) == ("ValidationError", "Parameter 'Image' must match pattern /[a-z0-9/_-]+")


def test_events_are_grouped_by_operation(account):
    account.create({"A": topic()})
    account.set_faults({"logicalId": "A", "operation": "update", "message": "does not fit"})
    account.update({"A": topic(DisplayName="x")})
    latest, first = account.stack()["LastOperations"]
    assert (latest["OperationType"], first["OperationType"]) == ("UPDATE_STACK", "CREATE_STACK")
    created = account.cfn.describe_events(StackName=account.name, OperationId=first["OperationId"])["OperationEvents"]
    assert [event["EventId"] for event in created] == [event["EventId"] for event in account.events()[:5]][::-1]
    failed = account.cfn.describe_events(OperationId=latest["OperationId"], Filters={"FailedEvents": True})["OperationEvents"]
    assert [(event["LogicalResourceId"], event["ResourceStatusReason"], event["EventType"]) for event in failed] == [
        ("A", "does not fit", "PROVISIONING_ERROR")]
    assert {event["OperationId"] for event in account.events()} == {latest["OperationId"], first["OperationId"]}


def test_pages_of_events_hold_still_while_new_ones_arrive(account):
    many = {f"Topic{number}": topic() for number in range(40)}
    account.create(many)
    before = [event["EventId"] for event in account.events()]
    first = account.cfn.describe_stack_events(StackName=account.name)
    account.update({**many, "One": topic()})
    second = account.cfn.describe_stack_events(StackName=account.name, NextToken=first["NextToken"])
    shown = [event["EventId"] for event in first["StackEvents"] + second["StackEvents"]]
    assert shown == before[::-1]


def test_stacks_are_listed_by_status(account):
    account.create({"A": topic()})
    found = account.cfn.get_paginator("list_stacks").paginate(StackStatusFilter=["CREATE_COMPLETE"]).search("StackSummaries[].StackName")
    assert account.name in list(found)


def test_termination_protection_keeps_a_stack(account):
    account.create({"A": topic()}, EnableTerminationProtection=True)
    code, message = account.refusal(account.cfn.delete_stack, StackName=account.name)
    assert code == "ValidationError" and "TerminationProtection is enabled" in message
    account.cfn.update_termination_protection(StackName=account.name, EnableTerminationProtection=False)


def test_drift_is_found(account):
    account.create({"A": parameter("planned")})
    name = account.cfn.describe_stack_resource(StackName=account.name, LogicalResourceId="A")["StackResourceDetail"]["PhysicalResourceId"]
    account.client("ssm").put_parameter(Name=name, Value="changed by hand", Type="String", Overwrite=True)
    detection = account.cfn.detect_stack_drift(StackName=account.name)["StackDriftDetectionId"]
    status = account.cfn.describe_stack_drift_detection_status(StackDriftDetectionId=detection)
    assert (status["StackDriftStatus"], status["DriftedStackResourceCount"]) == ("DRIFTED", 1)
    assert account.stack()["DriftInformation"]["StackDriftStatus"] == "DRIFTED"

"""Which requests CloudFormation refuses, and what a repeat of one gets."""

import json

import pytest

from account import parameter, template, topic

ROLE = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Statement": []}}}
UNRESOLVED = "Template format error: Unresolved resource dependencies [Nobody] in the Resources block of the template"
NAMED_ROLE = {"Type": "AWS::IAM::Role", "Properties": {"RoleName": "named", "AssumeRolePolicyDocument": {"Statement": []}}}


def test_the_same_request_with_the_same_token_is_one_request(account):
    request = {"StackName": account.name, "TemplateBody": template({"Topic": topic()}), "ClientRequestToken": "one"}
    first, again = account.cfn.create_stack(**request), account.cfn.create_stack(**request)
    assert first["StackId"] == again["StackId"]
    account.settled()
    assert account.cfn.create_stack(**request)["StackId"] == first["StackId"], "also when the operation is over"
    assert account.lines().count("stack CREATE_IN_PROGRESS") == 1
    code, _ = account.refusal(account.cfn.create_stack, **{**request, "TemplateBody": template({"Other": topic()})})
    assert code == "TokenAlreadyExistsException"


def test_a_repeated_update_execution_and_delete_are_one_each(account):
    account.create({"Topic": topic()})
    account.change_set({"Topic": topic(), "Other": topic()})
    for _ in range(2):
        account.cfn.execute_change_set(StackName=account.name, ChangeSetName="preview", ClientRequestToken="run")
    account.settled()
    stack_id = account.stack()["StackId"]
    for _ in range(2):
        account.cfn.delete_stack(StackName=account.name, ClientRequestToken="gone")
    account.settled(stack_id)
    assert account.lines(stack_id).count("stack UPDATE_IN_PROGRESS") == 1
    assert account.lines(stack_id).count("stack DELETE_IN_PROGRESS") == 1
    mine = [entry for entry in account.process.control("GET", "mutations")["mutations"] if entry["stackName"] == account.name]
    assert [(entry["action"], entry["outcome"]) for entry in mine] == [
        ("CreateStack", "accepted"), ("CreateChangeSet", "accepted"), ("ExecuteChangeSet", "accepted"), ("ExecuteChangeSet", "replayed"),
        ("DeleteStack", "accepted"), ("DeleteStack", "replayed")]


def test_every_event_of_an_operation_carries_its_token(account):
    account.create({"Topic": topic()}, ClientRequestToken="made-by-me")
    assert {event["ClientRequestToken"] for event in account.events()} == {"made-by-me"}


def test_a_name_in_use_is_refused(account):
    account.create({"Topic": topic()})
    assert account.refusal(account.create, resources={"Topic": topic()}) == (
        "AlreadyExistsException", f"Stack [{account.name}] already exists")
    code, message = account.refusal(account.change_set, resources={"Topic": topic()}, kind="CREATE")
    assert message == f"Stack [{account.name}] already exists and cannot be created again with the changeSet [preview]."


@pytest.mark.parametrize("action", ["update_stack", "create_change_set", "delete_stack"])
def test_a_busy_stack_refuses_a_second_operation(account, action):
    account.create({"Topic": topic()})
    account.process.control("PUT", "speed", {"speed": 0.5})
    account.update({"Topic": topic(DisplayName="x")}, wait=False)
    request = {"StackName": account.name}
    if action != "delete_stack":
        request["TemplateBody"] = template({"Other": topic()})
    if action == "create_change_set":
        request["ChangeSetName"] = "second"
    code, message = account.refusal(getattr(account.cfn, action), **request)
    assert code == "ValidationError" and "UPDATE_IN_PROGRESS" in message
    account.process.control("PUT", "speed", {"speed": 5000})
    assert account.settled() == "UPDATE_COMPLETE"


def test_a_rolled_back_create_can_only_be_deleted(account):
    account.set_faults({"logicalId": "Topic", "operation": "create"})
    account.create({"Topic": topic()})
    code, message = account.refusal(account.update, resources={"Other": topic()})
    assert message == f"Stack:{account.stack()['StackId']} is in ROLLBACK_COMPLETE state and can not be updated."


@pytest.mark.parametrize("resources, sections, message", [
    ({"A": parameter({"Ref": "Nobody"})}, {}, UNRESOLVED),
    ({"A": parameter("x", DependsOn="Nobody")}, {}, UNRESOLVED),
    ({"A": parameter("x")}, {"Outputs": {"O": {"Value": {"Fn::GetAtt": ["B", "Value"]}}}},
     "Unresolved resource dependencies [B] in the Outputs block of the template"),
    ({"A": parameter({"Ref": "B"}), "B": parameter({"Ref": "A"})}, {}, "Circular dependency between resources: [A, B]"),
    ({"A": parameter({"Ref": "Size"})}, {"Parameters": {"Size": {"Type": "String"}}}, "Parameters: [Size] must have values"),
    ({"A": {"Properties": {}}}, {}, "Template format error: [/Resources/A] Every Resources object must contain a Type member."),
])
def test_a_wrong_template_makes_no_stack(account, resources, sections, message):
    assert account.refusal(account.create, resources=resources, sections=sections) == ("ValidationError", message)
    assert account.refusal(account.change_set, resources=resources, sections=sections, kind="CREATE") == ("ValidationError", message)
    assert account.refusal(account.stack)[1].endswith("does not exist")


def test_a_containers_own_dependencies_are_not_the_stacks(account):
    from test_container_releases import service_of

    assert account.create(service_of("web:1")) == "CREATE_COMPLETE"


def test_parameters_the_template_does_not_have_are_refused(account):
    code, message = account.refusal(account.create, resources={"A": parameter("x")}, Parameters=[{"ParameterKey": "Zz", "ParameterValue": "1"}])
    assert (code, message) == ("ValidationError", "Parameters: [Zz] do not exist in the template")


@pytest.mark.parametrize("role, given, missing", [
    (ROLE, [], "CAPABILITY_IAM"), (NAMED_ROLE, [], "CAPABILITY_NAMED_IAM"), (NAMED_ROLE, ["CAPABILITY_IAM"], "CAPABILITY_NAMED_IAM")])
def test_roles_need_the_capability_for_them(account, role, given, missing):
    expected = ("InsufficientCapabilitiesException", f"Requires capabilities : [{missing}]")
    assert account.refusal(account.create, resources={"Role": role}, Capabilities=given) == expected
    assert account.refusal(account.change_set, resources={"Role": role}, kind="CREATE", Capabilities=given) == expected


def test_validating_a_template_finds_the_same_mistakes(account):
    body = json.dumps({"Resources": {"A": parameter({"Ref": "Nobody"})}})
    assert "Unresolved resource dependencies [Nobody]" in account.refusal(account.cfn.validate_template, TemplateBody=body)[1]


def test_an_unknown_resource_type_makes_no_stack(account):
    _, message = account.refusal(account.create, resources={"A": {"Type": "AWS::Nothing::Real"}})
    assert message == "Template format error: Unrecognized resource types: [AWS::Nothing::Real]"


def test_values_outside_the_templates_rules_are_refused_in_awss_words(account):
    sections = {"Parameters": {"Stage": {"Type": "String", "AllowedValues": ["dev", "prod"], "Default": "dev"},
                               "On": {"Type": "String", "AllowedValues": [True, False], "Default": True},
                               "Count": {"Type": "Number", "MinValue": 1, "Default": 1}}}
    resources = {"A": parameter({"Fn::Sub": "${Stage} ${On} ${Count}"})}

    def refused(key: str, value: str) -> str:
        return account.refusal(account.create, resources=resources, sections=sections, Parameters=[{"ParameterKey": key, "ParameterValue": value}])[1]

    assert refused("Stage", "test") == "Parameter 'Stage' must be one of AllowedValues"
    assert refused("Count", "0") == "Parameter 'Count' must be a number not less than 1"
    assert account.create(resources, sections=sections, Parameters=[{"ParameterKey": "On", "ParameterValue": "false"}]) == "CREATE_COMPLETE"


def test_a_large_template_comes_from_a_bucket(account):
    bucket = f"templates-{account.name}"
    account.client("s3").create_bucket(Bucket=bucket)
    many = {f"Name{number}": parameter("x" * 900) for number in range(60)}
    code, message = account.refusal(account.create, resources=many)
    assert code == "ValidationError" and "less than or equal to 51200" in message
    account.client("s3").put_object(Bucket=bucket, Key="large.json", Body=template(many).encode())
    account.cfn.create_stack(StackName=account.name, TemplateURL=f"{account.process.url}/{bucket}/large.json")
    assert account.settled() == "CREATE_COMPLETE"


def test_a_yaml_template_is_read_with_its_short_forms(account):
    account.cfn.create_stack(StackName=account.name, TemplateBody="""
AWSTemplateFormatVersion: 2010-09-09
Resources:
  Topic: {Type: AWS::SNS::Topic}
  Name:
    Type: AWS::SSM::Parameter
    Properties: {Type: String, Value: !Sub "${Topic.TopicName} of ${AWS::StackName}"}
Outputs:
  Topic: {Value: !GetAtt Topic.TopicName}
""")
    assert account.settled() == "CREATE_COMPLETE"
    assert account.stack()["Outputs"][0]["OutputValue"].startswith(account.name)

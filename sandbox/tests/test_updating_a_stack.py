"""A stack changes: what AWS says of what changes, and how it goes back."""

import pytest

from account import parameter, topic

SIZE = {"Parameters": {"Size": {"Type": "String", "Default": "small"}}}


def sized(**more) -> dict:
    return {"One": parameter({"Ref": "Size"}), "Two": parameter({"Ref": "Size"}, DependsOn="One"), **more}


def with_size(size: str) -> dict:
    return {"sections": SIZE, "Parameters": [{"ParameterKey": "Size", "ParameterValue": size}]}


def values(account) -> list[str]:
    names = [resource["PhysicalResourceId"] for resource in account.cfn.describe_stack_resources(StackName=account.name)["StackResources"]
             if resource["LogicalResourceId"] in ("One", "Two")]
    return [account.client("ssm").get_parameter(Name=name)["Parameter"]["Value"] for name in names]


@pytest.fixture
def running(account):
    assert account.create(sized(), **with_size("small")) == "CREATE_COMPLETE"
    account.lines_before = len(account.lines())
    return account


def new_lines(account) -> list[str]:
    return account.lines()[account.lines_before:]


def test_an_update_speaks_of_what_changes_and_of_nothing_else(running):
    resources = {"One": parameter({"Ref": "Size"}), "Two": parameter("fixed", DependsOn="One"), "Three": parameter("new")}
    assert running.update({**resources, "Two": parameter("small", DependsOn="One")}, **with_size("small")) == "UPDATE_COMPLETE"
    assert new_lines(running) == [
        "stack UPDATE_IN_PROGRESS", "Three CREATE_IN_PROGRESS", "Three CREATE_IN_PROGRESS", "Three CREATE_COMPLETE",
        "stack UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "stack UPDATE_COMPLETE"]


def test_removed_resources_go_in_the_clean_up(running):
    assert running.update({"One": parameter({"Ref": "Size"})}, **with_size("big")) == "UPDATE_COMPLETE"
    assert new_lines(running) == [
        "stack UPDATE_IN_PROGRESS", "One UPDATE_IN_PROGRESS", "One UPDATE_COMPLETE",
        "stack UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "Two DELETE_IN_PROGRESS", "Two DELETE_COMPLETE", "stack UPDATE_COMPLETE"]
    listed = running.cfn.list_stack_resources(StackName=running.name)["StackResourceSummaries"]
    assert [resource["LogicalResourceId"] for resource in listed] == ["One"]


def test_a_replaced_resource_is_made_first_and_its_predecessor_deleted_in_the_clean_up(account):
    account.create({"Topic": topic(TopicName=f"{account.name}-a")})
    account.update({"Topic": topic(TopicName=f"{account.name}-b")})
    assert account.lines()[5:] == [
        "stack UPDATE_IN_PROGRESS", "Topic UPDATE_IN_PROGRESS", "Topic UPDATE_IN_PROGRESS", "Topic UPDATE_IN_PROGRESS",
        "Topic UPDATE_COMPLETE", "stack UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "Topic DELETE_IN_PROGRESS", "Topic DELETE_COMPLETE",
        "stack UPDATE_COMPLETE"]
    replacing = account.events()[7]
    assert replacing["ResourceStatusReason"].startswith("Requested update requires the creation of a new physical resource")
    shown = account.cfn.describe_stack_resource(StackName=account.name, LogicalResourceId="Topic")["StackResourceDetail"]
    assert (shown["ResourceStatus"], shown["PhysicalResourceId"][-2:]) == ("UPDATE_COMPLETE", "-b")


def test_a_failed_update_goes_back_to_every_earlier_value(running):
    running.set_faults({"logicalId": "Two", "operation": "update", "message": "does not fit"})
    assert running.update(sized(Three=parameter("new")), **with_size("big")) == "UPDATE_ROLLBACK_COMPLETE"
    assert running.reason("stack UPDATE_ROLLBACK_IN_PROGRESS") == "The following resource(s) failed to update: [Two]. "
    assert running.reason("Two UPDATE_FAILED") == "does not fit"
    assert values(running) == ["small", "small"]
    assert running.stack()["Parameters"] == [{"ParameterKey": "Size", "ParameterValue": "small"}]
    rollback = new_lines(running)[new_lines(running).index("stack UPDATE_ROLLBACK_IN_PROGRESS"):]
    assert rollback[1:5] == ["One UPDATE_IN_PROGRESS", "One UPDATE_COMPLETE", "Two UPDATE_IN_PROGRESS", "Two UPDATE_COMPLETE"]
    assert rollback[5] == "stack UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS"
    assert rollback[-1] == "stack UPDATE_ROLLBACK_COMPLETE"


def test_a_resource_that_failed_to_be_added_is_named_as_not_created(running):
    running.set_faults({"logicalId": "Three", "operation": "create"})
    assert running.update(sized(Three=parameter("new", DependsOn="Two")), **with_size("small")) == "UPDATE_ROLLBACK_COMPLETE"
    assert running.reason("stack UPDATE_ROLLBACK_IN_PROGRESS") == "The following resource(s) failed to create: [Three]. "


def test_a_cancelled_update_goes_back_and_its_rollback_carries_the_cancels_token(running):
    running.process.control("PUT", "speed", {"speed": 0.2})
    running.update(sized(), wait=False, ClientRequestToken="the-update", **with_size("big"))
    running.until(lambda: "One UPDATE_IN_PROGRESS" in new_lines(running))
    running.cfn.cancel_update_stack(StackName=running.name, ClientRequestToken="the-cancel")
    running.process.control("PUT", "speed", {"speed": 5000})
    assert running.settled() == "UPDATE_ROLLBACK_COMPLETE"
    assert running.reason("stack UPDATE_ROLLBACK_IN_PROGRESS") == "User Initiated"
    assert running.reason("One UPDATE_FAILED") == "Resource update cancelled"
    assert values(running) == ["small", "small"]
    tokens = {text: event.get("ClientRequestToken") for event, text in zip(running.events(), running.lines())}
    assert (tokens["stack UPDATE_IN_PROGRESS"], tokens["stack UPDATE_ROLLBACK_COMPLETE"]) == ("the-update", "the-cancel")


def test_a_cancel_is_refused_when_no_update_runs(running):
    code, message = running.refusal(running.cfn.cancel_update_stack, StackName=running.name)
    assert (code, message) == ("ValidationError", "CancelUpdateStack cannot be called from current stack status")


def test_a_failed_rollback_can_be_continued(running):
    running.set_faults({"logicalId": "Two", "operation": "update"}, {"logicalId": "One", "operation": "rollback", "times": 2})
    assert running.update(sized(Three=parameter("new")), **with_size("big")) == "UPDATE_ROLLBACK_FAILED"
    assert running.stack()["StackStatusReason"] == "The following resource(s) failed to update: [One]. "
    running.cfn.continue_update_rollback(StackName=running.name)
    assert running.settled() == "UPDATE_ROLLBACK_FAILED", "the second attempt fails as well"
    running.cfn.continue_update_rollback(StackName=running.name)
    assert running.settled() == "UPDATE_ROLLBACK_COMPLETE"
    assert values(running) == ["small", "small"]
    assert running.stack()["Parameters"][0]["ParameterValue"] == "small"


def test_a_rollback_can_skip_what_will_not_go_back(running):
    running.set_faults({"logicalId": "Two", "operation": "update"}, {"logicalId": "One", "operation": "rollback"})
    running.update(sized(), **with_size("big"))
    code, _ = running.refusal(running.cfn.continue_update_rollback, StackName=running.name, ResourcesToSkip=["Two"])
    assert code == "ValidationError", "only what failed to roll back can be skipped"
    running.cfn.continue_update_rollback(StackName=running.name, ResourcesToSkip=["One"])
    assert running.settled() == "UPDATE_ROLLBACK_COMPLETE"
    assert running.reason("One UPDATE_COMPLETE") == "Resource rollback skipped by user"
    assert values(running) == ["big", "small"]


def test_with_rollback_disabled_a_failed_update_stays_as_far_as_it_came(running):
    running.set_faults({"logicalId": "Two", "operation": "update", "times": 1})
    assert running.update(sized(), DisableRollback=True, **with_size("big")) == "UPDATE_FAILED"
    assert running.stack()["StackStatusReason"] == "The following resource(s) failed to update: [Two]. "
    assert values(running) == ["big", "small"]
    running.cfn.rollback_stack(StackName=running.name)
    assert running.settled() == "UPDATE_ROLLBACK_COMPLETE"
    assert values(running) == ["small", "small"]


def test_a_failed_update_is_retried_and_a_second_failure_still_goes_back_to_the_start(running):
    running.set_faults({"logicalId": "Two", "operation": "update", "times": 2})
    running.update(sized(), DisableRollback=True, **with_size("big"))
    running.update(sized(), DisableRollback=True, **with_size("huge"))
    assert running.status() == "UPDATE_FAILED"
    running.cfn.rollback_stack(StackName=running.name)
    assert running.settled() == "UPDATE_ROLLBACK_COMPLETE"
    assert values(running) == ["small", "small"]
    assert running.update(sized(), **with_size("big")) == "UPDATE_COMPLETE"


def test_a_failed_update_is_retried_by_change_set(running):
    running.set_faults({"logicalId": "Two", "operation": "update", "times": 1})
    running.update(sized(), DisableRollback=True, **with_size("big"))
    described = running.change_set(sized(), **with_size("big"))
    assert [change["ResourceChange"]["LogicalResourceId"] for change in described["Changes"]] == ["Two"]
    code, message = running.refusal(running.cfn.execute_change_set, StackName=running.name, ChangeSetName="preview")
    assert "disable-rollback parameter" in message
    running.cfn.execute_change_set(StackName=running.name, ChangeSetName="preview", DisableRollback=True)
    assert running.settled() == "UPDATE_COMPLETE"
    assert values(running) == ["big", "big"]


def test_an_update_without_changes_is_refused_in_awss_words(running):
    assert running.refusal(running.update, resources=sized(), **with_size("small")) == ("ValidationError", "No updates are to be performed.")


def test_outputs_follow_the_rollback(account):
    outputs = {"Outputs": {"Value": {"Value": {"Ref": "Size"}}}, **SIZE}
    account.create(sized(), sections=outputs, Parameters=[{"ParameterKey": "Size", "ParameterValue": "small"}])
    account.set_faults({"logicalId": "Two", "operation": "update"})
    account.update(sized(), sections=outputs, Parameters=[{"ParameterKey": "Size", "ParameterValue": "big"}])
    assert account.stack()["Outputs"] == [{"OutputKey": "Value", "OutputValue": "small"}]


def test_an_added_resource_of_a_cancelled_update_is_taken_away(running):
    running.process.control("PUT", "speed", {"speed": 50})
    balancer = {"Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "DependsOn": "Two"}
    running.update(sized(Balancer=balancer), wait=False, **with_size("big"))
    running.until(lambda: running.lines().count("Balancer CREATE_IN_PROGRESS") == 2)
    running.cfn.cancel_update_stack(StackName=running.name)
    running.process.control("PUT", "speed", {"speed": 5000})
    assert running.settled() == "UPDATE_ROLLBACK_COMPLETE"
    assert running.reason("Balancer CREATE_FAILED") == "Resource creation cancelled"
    names = [each["LoadBalancerName"] for each in running.client("elbv2").describe_load_balancers()["LoadBalancers"]]
    assert not [name for name in names if running.name in name]
    assert values(running) == ["small", "small"]


def test_a_replacement_is_undone_by_keeping_the_predecessor(account):
    later = {"Other": parameter("a", DependsOn="Topic")}
    account.create({"Topic": topic(TopicName=f"{account.name}-a"), **later})
    account.set_faults({"logicalId": "Other", "operation": "update"})
    account.update({"Topic": topic(TopicName=f"{account.name}-b"), "Other": parameter("b", DependsOn="Topic")})
    assert account.status() == "UPDATE_ROLLBACK_COMPLETE"
    topics = [found["TopicArn"].rsplit(":", 1)[-1] for found in account.client("sns").list_topics()["Topics"]]
    assert f"{account.name}-a" in topics and f"{account.name}-b" not in topics
    shown = account.cfn.describe_stack_resource(StackName=account.name, LogicalResourceId="Topic")["StackResourceDetail"]
    assert (shown["PhysicalResourceId"].rsplit(":", 1)[-1], shown["ResourceStatus"]) == (f"{account.name}-a", "UPDATE_COMPLETE")


def test_a_resource_that_becomes_another_type_is_replaced(account):
    account.create({"Thing": topic()})
    assert account.update({"Thing": parameter("x")}) == "UPDATE_COMPLETE"
    shown = account.cfn.describe_stack_resource(StackName=account.name, LogicalResourceId="Thing")["StackResourceDetail"]
    assert shown["ResourceType"] == "AWS::SSM::Parameter"
    assert not [found for found in account.client("sns").list_topics()["Topics"] if account.name in found["TopicArn"]]


def test_a_clean_up_that_fails_does_not_fail_the_update(running):
    running.set_faults({"logicalId": "Two", "operation": "delete", "times": 1})
    assert running.update({"One": parameter({"Ref": "Size"})}, **with_size("small")) == "UPDATE_COMPLETE"
    assert "Two DELETE_FAILED" in new_lines(running)
    stack_id = running.stack()["StackId"]
    running.cfn.delete_stack(StackName=running.name)
    assert running.settled(stack_id) == "DELETE_COMPLETE"
    assert running.lines(stack_id).count("Two DELETE_COMPLETE") == 1


def test_changed_stack_tags_reach_the_resources(running):
    assert running.update(sized(), Tags=[{"Key": "team", "Value": "a"}], **with_size("small")) == "UPDATE_COMPLETE"
    assert "One UPDATE_COMPLETE" in new_lines(running)
    running.set_faults({"logicalId": "Two", "operation": "update"})
    assert running.update(sized(), Tags=[{"Key": "team", "Value": "b"}], **with_size("small")) == "UPDATE_ROLLBACK_COMPLETE"
    assert running.stack()["Tags"] == [{"Key": "team", "Value": "a"}]

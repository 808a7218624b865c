"""A stack goes, in part or in whole."""

import pytest

from account import parameter, topic

THREE = {"Base": parameter("a"), "Middle": parameter("b", DependsOn="Base"), "Top": topic(TopicName={"Ref": "AWS::StackName"})}


@pytest.fixture
def running(account):
    account.create(THREE)
    account.stack_id = account.stack()["StackId"]
    return account


def delete(account, **request) -> str:
    account.cfn.delete_stack(StackName=account.name, **request)
    return account.settled(account.stack_id)


def test_a_deleted_stack_is_known_by_its_id_alone_with_its_resources_and_time(running):
    assert delete(running) == "DELETE_COMPLETE"
    assert running.refusal(running.stack) == ("ValidationError", f"Stack with id {running.name} does not exist")
    assert running.stack(running.stack_id)["DeletionTime"]
    listed = running.cfn.list_stack_resources(StackName=running.stack_id)["StackResourceSummaries"]
    assert {resource["ResourceStatus"] for resource in listed} == {"DELETE_COMPLETE"}


def test_a_name_that_is_taken_again_leaves_the_deleted_stack_readable(running):
    delete(running)
    running.create({"Other": parameter("x")})
    assert running.stack(running.stack_id)["StackStatus"] == "DELETE_COMPLETE"
    assert running.stack()["StackId"] != running.stack_id
    assert "Top DELETE_COMPLETE" in running.lines(running.stack_id)


def test_what_failed_to_go_stays_with_what_it_needs_and_the_rest_goes(running):
    running.set_faults({"logicalId": "Middle", "operation": "delete", "message": "still in use"})
    assert delete(running) == "DELETE_FAILED"
    assert running.stack()["StackStatusReason"] == "The following resource(s) failed to delete: [Middle]. "
    shown = {resource["LogicalResourceId"]: resource["ResourceStatus"]
             for resource in running.cfn.describe_stack_resources(StackName=running.name)["StackResources"]}
    assert shown == {"Base": "CREATE_COMPLETE", "Middle": "DELETE_FAILED", "Top": "DELETE_COMPLETE"}


def test_a_failed_delete_is_retried_retaining_what_will_not_go(running):
    running.set_faults({"logicalId": "Middle", "operation": "delete"})
    delete(running)
    assert delete(running, RetainResources=["Middle"]) == "DELETE_COMPLETE"
    assert "Middle DELETE_SKIPPED" in running.lines(running.stack_id)


def test_resources_are_retained_only_after_a_failed_delete(running):
    code, message = running.refusal(running.cfn.delete_stack, StackName=running.name, RetainResources=["Middle"])
    assert code == "ValidationError" and "DELETE_FAILED" in message


def test_a_forced_delete_ends_in_any_case(running):
    running.set_faults({"logicalId": "Middle", "operation": "delete"})
    delete(running)
    assert delete(running, DeletionMode="FORCE_DELETE_STACK") == "DELETE_COMPLETE"


def test_a_retained_resource_is_skipped(account):
    account.create({"Kept": parameter("x", DeletionPolicy="Retain")})
    account.stack_id = account.stack()["StackId"]
    assert delete(account) == "DELETE_COMPLETE"
    assert "Kept DELETE_SKIPPED" in account.lines(account.stack_id)


def test_deleting_what_is_being_deleted_or_never_was_is_no_mistake(running):
    running.process.control("PUT", "speed", {"speed": 1})
    running.cfn.delete_stack(StackName=running.name)
    running.cfn.delete_stack(StackName=running.name)
    running.process.control("PUT", "speed", {"speed": 5000})
    assert running.settled(running.stack_id) == "DELETE_COMPLETE"
    assert running.lines(running.stack_id).count("stack DELETE_IN_PROGRESS") == 1
    running.cfn.delete_stack(StackName="never-was")

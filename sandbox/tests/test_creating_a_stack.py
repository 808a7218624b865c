"""A stack comes up: its events, in AWS's order and words."""

from account import parameter, topic

TWO = {"Topic": topic(), "Name": parameter({"Ref": "Topic"})}


def test_a_create_tells_each_step_of_each_resource(account):
    assert account.create(TWO) == "CREATE_COMPLETE"
    assert account.lines() == [
        "stack CREATE_IN_PROGRESS",
        "Topic CREATE_IN_PROGRESS", "Topic CREATE_IN_PROGRESS", "Topic CREATE_COMPLETE",
        "Name CREATE_IN_PROGRESS", "Name CREATE_IN_PROGRESS", "Name CREATE_COMPLETE",
        "stack CREATE_COMPLETE",
    ]
    first, second = [event for event in account.events() if event["LogicalResourceId"] == "Topic"][:2]
    assert (first.get("ResourceStatusReason", ""), first["PhysicalResourceId"]) == ("", "")
    assert second["ResourceStatusReason"] == "Resource creation Initiated"
    assert second["PhysicalResourceId"].startswith("arn:aws:sns:")
    assert account.events()[0]["ResourceStatusReason"] == "User Initiated"


def test_a_failed_create_names_the_resource_and_takes_everything_back(account):
    account.set_faults({"logicalId": "Name", "operation": "create", "message": "no room"})
    assert account.create(TWO) == "ROLLBACK_COMPLETE"
    assert account.reason("Name CREATE_FAILED") == "no room"
    assert account.reason("stack ROLLBACK_IN_PROGRESS") == "The following resource(s) failed to create: [Name]. Rollback requested by user."
    assert account.lines()[-5:] == ["stack ROLLBACK_IN_PROGRESS", "Name DELETE_COMPLETE", "Topic DELETE_IN_PROGRESS",
                                    "Topic DELETE_COMPLETE", "stack ROLLBACK_COMPLETE"]
    assert not [found for found in account.client("sns").list_topics()["Topics"] if account.name in found["TopicArn"]]


def test_with_rollback_disabled_a_failed_create_stays_and_can_be_rolled_back(account):
    account.set_faults({"logicalId": "Name", "operation": "create"})
    assert account.create(TWO, DisableRollback=True) == "CREATE_FAILED"
    assert account.stack()["StackStatusReason"] == "The following resource(s) failed to create: [Name]. "
    account.cfn.rollback_stack(StackName=account.name)
    assert account.settled() == "ROLLBACK_COMPLETE"


def test_a_failed_create_is_retried_with_the_same_template_and_rollback_disabled(account):
    account.set_faults({"logicalId": "Name", "operation": "create", "times": 1})
    account.create(TWO, DisableRollback=True)
    code, message = account.refusal(account.update, resources=TWO)
    assert code == "ValidationError" and "non-terminal [CREATE_FAILED] state" in message
    assert account.update(TWO, DisableRollback=True) == "UPDATE_COMPLETE"
    assert account.lines().count("Topic CREATE_IN_PROGRESS") == 2, "what was there already is left alone"


def test_a_rollback_that_fails_is_kept_until_the_delete_succeeds(account):
    account.set_faults({"logicalId": "Name", "operation": "create"}, {"logicalId": "Topic", "operation": "rollback"})
    assert account.create(TWO) == "ROLLBACK_FAILED"
    assert account.stack()["StackStatusReason"] == "The following resource(s) failed to delete: [Topic]. "
    account.process.control("DELETE", "faults")
    stack_id = account.stack()["StackId"]
    account.cfn.delete_stack(StackName=account.name)
    assert account.settled(stack_id) == "DELETE_COMPLETE"
    assert "Topic DELETE_COMPLETE" in account.lines(stack_id)


def test_resources_in_progress_and_failed_are_listed(account):
    account.process.control("PUT", "speed", {"speed": 0.5})
    account.create(TWO, wait=False)
    account.until(lambda: account.cfn.describe_stack_resources(StackName=account.name)["StackResources"])
    shown = account.cfn.list_stack_resources(StackName=account.name)["StackResourceSummaries"]
    assert [(resource["LogicalResourceId"], resource["ResourceStatus"]) for resource in shown] == [("Topic", "CREATE_IN_PROGRESS")]
    account.set_faults({"logicalId": "*", "operation": "create", "message": "broken"})
    account.process.control("PUT", "speed", {"speed": 5000})
    account.settled()
    shown = {resource["LogicalResourceId"]: resource for resource in account.cfn.describe_stack_resources(StackName=account.name)["StackResources"]}
    assert shown["Topic"]["ResourceStatus"] == "DELETE_COMPLETE"


def test_a_delete_stops_a_running_create_and_leaves_nothing_behind(account):
    account.process.control("PUT", "speed", {"speed": 20})
    account.create({"Topic": topic(), "Balancer": {"Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "DependsOn": "Topic"}}, wait=False)
    account.until(lambda: "Balancer CREATE_IN_PROGRESS" in account.lines())
    stack_id = account.stack()["StackId"]
    account.process.control("PUT", "speed", {"speed": 1000})
    account.cfn.delete_stack(StackName=account.name)
    assert account.settled(stack_id) == "DELETE_COMPLETE"
    lines = account.lines(stack_id)
    assert lines[lines.index("stack DELETE_IN_PROGRESS"):] == [
        "stack DELETE_IN_PROGRESS", "Balancer CREATE_FAILED", "Balancer DELETE_COMPLETE", "Topic DELETE_IN_PROGRESS",
        "Topic DELETE_COMPLETE", "stack DELETE_COMPLETE"]
    assert not [found for found in account.client("sns").list_topics()["Topics"] if account.name in found["TopicArn"]]


def test_operations_take_awss_time_divided_by_the_speed(account):
    account.process.control("PUT", "speed", {"speed": 100})
    account.create({"Balancer": {"Type": "AWS::ElasticLoadBalancingV2::LoadBalancer"}})
    events = account.events()
    seconds = (events[-1]["Timestamp"] - events[0]["Timestamp"]).total_seconds()
    assert 1.1 <= seconds < 3, "116 s on AWS, a hundredth of that here"

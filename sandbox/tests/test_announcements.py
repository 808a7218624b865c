"""What AWS tells others while a stack changes: EventBridge to a queue, and the stack's topics."""

import json

import pytest

from account import topic


@pytest.fixture
def feed(account):
    """A queue that gets every CloudFormation event; read with `messages`."""
    sqs, events = account.client("sqs"), account.client("events")
    url = sqs.create_queue(QueueName=f"feed-{account.name}")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    events.put_rule(Name=f"feed-{account.name}", EventPattern=json.dumps({"source": ["aws.cloudformation"]}))
    events.put_targets(Rule=f"feed-{account.name}", Targets=[{"Id": "queue", "Arn": arn}])
    yield account, url
    events.remove_targets(Rule=f"feed-{account.name}", Ids=["queue"])
    events.delete_rule(Name=f"feed-{account.name}")


def messages(account, url: str) -> list[dict]:
    found = []
    while batch := account.client("sqs").receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
        found += [json.loads(message["Body"]) for message in batch]
        for message in batch:
            account.client("sqs").delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    return found


def test_every_event_of_the_stack_reaches_the_queue_once_and_in_order(feed):
    account, url = feed
    account.set_faults({"logicalId": "Second", "operation": "create", "message": "no room"})
    account.create({"First": topic(), "Second": topic()}, ClientRequestToken="my-token")
    told = [(message["detail"].get("logical-resource-id", account.name), message["detail"]["status-details"]["status"],
             message["detail"]["status-details"]["status-reason"]) for message in messages(account, url)]
    assert told == [(event["LogicalResourceId"], event["ResourceStatus"], event.get("ResourceStatusReason", "")) for event in account.events()]


def test_the_messages_have_awss_shape(feed):
    account, url = feed
    account.create({"First": topic()}, ClientRequestToken="my-token")
    found = messages(account, url)
    stack_id = account.stack()["StackId"]
    about_stack, about_resource = found[0], found[2]
    assert {message["account"] for message in found} == {"000000000000"}
    assert (about_stack["detail-type"], about_stack["source"], about_stack["resources"]) == (
        "CloudFormation Stack Status Change", "aws.cloudformation", [stack_id])
    assert about_stack["detail"] == {"stack-id": stack_id, "client-request-token": "my-token",
                                     "status-details": {"status": "CREATE_IN_PROGRESS", "status-reason": "User Initiated"}}
    assert about_resource["detail-type"] == "CloudFormation Resource Status Change"
    assert about_resource["detail"] == {
        "stack-id": stack_id, "logical-resource-id": "First", "physical-resource-id": about_resource["detail"]["physical-resource-id"],
        "resource-type": "AWS::SNS::Topic", "client-request-token": "my-token",
        "status-details": {"status": "CREATE_IN_PROGRESS", "status-reason": "Resource creation Initiated"}}
    assert about_resource["detail"]["physical-resource-id"].startswith("arn:aws:sns:")
    assert len(about_stack["time"]) == len("2026-01-01T00:00:00Z"), "whole seconds"
    assert len({message["id"] for message in found}) == len(found)


def test_outsiders_cannot_pretend_to_be_cloudformation(account):
    entry = {"Source": "aws.cloudformation", "DetailType": "x", "Detail": "{}"}
    assert account.client("events").put_events(Entries=[entry])["FailedEntryCount"] == 1


def test_the_stacks_topics_are_told_from_the_first_event_on(account):
    sns, sqs = account.client("sns"), account.client("sqs")
    url = sqs.create_queue(QueueName=f"told-{account.name}")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    told = sns.create_topic(Name=f"told-{account.name}")["TopicArn"]
    sns.subscribe(TopicArn=told, Protocol="sqs", Endpoint=arn)
    account.create({"First": topic()}, NotificationARNs=[told])
    texts = [message["Message"] for message in messages(account, url)]
    assert "ResourceStatus='CREATE_IN_PROGRESS'" in texts[0] and "ResourceType='AWS::CloudFormation::Stack'" in texts[0]
    assert len(texts) == len(account.events())

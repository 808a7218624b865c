"""Functions that a queue calls."""

import os
from pathlib import Path

from test_resource_types import gone, physical_ids


def resources(most: int) -> dict:
    return {
        "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": "60"}},
        "Worker": {"Type": "AWS::Lambda::Function", "Properties": {
            "Runtime": "python3.13", "Handler": "index.handler", "Role": "arn:aws:iam::000000000000:role/worker",
            "Code": {"ZipFile": "def handler(event, context):\n    return None\n"}}},
        "Calls": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": {
            "EventSourceArn": {"Fn::GetAtt": ["Queue", "Arn"]}, "FunctionName": {"Ref": "Worker"}, "BatchSize": "1",
            "ScalingConfig": {"MaximumConcurrency": str(most)}}},
    }


def test_a_queue_hands_its_messages_to_a_function_within_the_bound_of_the_template(account):
    assert account.create(resources(5)) == "CREATE_COMPLETE"
    ids, lambdas = physical_ids(account), account.client("lambda")
    assert lambdas.get_event_source_mapping(UUID=ids["Calls"])["ScalingConfig"] == {"MaximumConcurrency": 5}
    assert account.update(resources(7)) == "UPDATE_COMPLETE"
    mapping = lambdas.get_event_source_mapping(UUID=ids["Calls"])
    assert (mapping["BatchSize"], mapping["ScalingConfig"]) == (1, {"MaximumConcurrency": 7})

    sqs = account.client("sqs")
    sqs.send_message(QueueUrl=ids["Queue"], MessageBody="task 1")
    counts = ("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible")
    account.until(lambda: all(sqs.get_queue_attributes(QueueUrl=ids["Queue"], AttributeNames=["All"])["Attributes"][name] == "0" for name in counts))
    gone(account)


def test_the_code_of_a_function_is_unpacked_in_the_accounts_own_folder(account):
    assert account.create({"Worker": resources(5)["Worker"]}) == "CREATE_COMPLETE"
    name = physical_ids(account)["Worker"]
    assert account.client("lambda").invoke(FunctionName=name)["StatusCode"] == 200
    assert any(each.startswith(f"ministack-lambda-{name}-") for each in os.listdir(Path(account.process.home) / "temporary"))
    gone(account)

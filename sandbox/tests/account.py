"""What a test does with the account, over HTTP, as any AWS client would."""

import functools
import json
import time

import botocore.session
from botocore.config import Config
from botocore.exceptions import ClientError

_SESSION = botocore.session.get_session()
_IN_PROGRESS = "_IN_PROGRESS"


@functools.cache
def client(url: str, service: str, region: str = "us-east-1", key: str = "test"):
    """A key of twelve digits is an account of that number."""
    return _SESSION.create_client(service, endpoint_url=url, region_name=region, aws_access_key_id=key,
                                  aws_secret_access_key="test", config=Config(retries={"total_max_attempts": 1}))


def topic(**properties) -> dict:
    return {"Type": "AWS::SNS::Topic", "Properties": properties}


def parameter(value, **more) -> dict:
    return {"Type": "AWS::SSM::Parameter", "Properties": {"Type": "String", "Value": value}, **more}


def template(resources: dict, **sections) -> str:
    return json.dumps({"Resources": resources, **sections})


class Account:
    def __init__(self, process, stack_name: str) -> None:
        self.process = process
        self.name = stack_name
        self.cfn = self.client("cloudformation")

    def client(self, service: str):
        return client(self.process.url, service)

    def set_faults(self, *faults: dict) -> None:
        self.process.control("PUT", "faults", {"faults": [{"stack": self.name, "operation": "*", **fault} for fault in faults]})

    def create(self, resources: dict, *, wait: bool = True, sections: dict | None = None, **request) -> str:
        self.cfn.create_stack(StackName=self.name, TemplateBody=template(resources, **(sections or {})), **request)
        return self.settled() if wait else ""

    def update(self, resources: dict, *, wait: bool = True, sections: dict | None = None, **request) -> str:
        self.cfn.update_stack(StackName=self.name, TemplateBody=template(resources, **(sections or {})), **request)
        return self.settled() if wait else ""

    def stack(self, name: str | None = None) -> dict:
        return self.cfn.describe_stacks(StackName=name or self.name)["Stacks"][0]

    def status(self, name: str | None = None) -> str:
        return self.stack(name)["StackStatus"]

    def settled(self, name: str | None = None) -> str:
        """The status once nothing is in progress; polls, within a bound."""
        return self.until(lambda: not self.status(name).endswith(_IN_PROGRESS)) and self.status(name)

    def until(self, holds, seconds: float = 20) -> bool:
        end = time.monotonic() + seconds
        while not (value := holds()):
            assert time.monotonic() < end, "it did not happen in time"
            time.sleep(0.02)
        return value

    def events(self, name: str | None = None) -> list[dict]:
        """Oldest first."""
        pages = self.cfn.get_paginator("describe_stack_events").paginate(StackName=name or self.name)
        return [event for page in pages for event in page["StackEvents"]][::-1]

    def lines(self, name: str | None = None) -> list[str]:
        """"logical id STATUS" of each event, oldest first; the stack itself is called stack."""
        return [f"{'stack' if event['LogicalResourceId'] == event['StackName'] else event['LogicalResourceId']} {event['ResourceStatus']}"
                for event in self.events(name)]

    def reason(self, line: str) -> str:
        """Of the newest event that reads like `line`."""
        return next(event.get("ResourceStatusReason", "") for event, text in reversed(list(zip(self.events(), self.lines()))) if text == line)

    def refusal(self, call, **request) -> tuple[str, str]:
        try:
            call(**request)
        except ClientError as error:
            return error.response["Error"]["Code"], error.response["Error"]["Message"]
        raise AssertionError("the request was accepted")

    def change_set(self, resources: dict, name: str = "preview", *, kind: str = "UPDATE", sections: dict | None = None, **request) -> dict:
        self.cfn.create_change_set(StackName=self.name, ChangeSetName=name, ChangeSetType=kind,
                                   TemplateBody=template(resources, **(sections or {})), **request)
        return self.ready_change_set(name)

    def ready_change_set(self, name: str = "preview", **request) -> dict:
        def ready():
            described = self.cfn.describe_change_set(StackName=self.name, ChangeSetName=name, **request)
            return described if not described["Status"].endswith(_IN_PROGRESS) else None

        return self.until(ready)

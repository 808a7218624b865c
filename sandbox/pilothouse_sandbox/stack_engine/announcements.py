"""What AWS tells others about a stack: EventBridge's default bus, and the stack's SNS topics."""

import json
import logging

from ministack.core.responses import get_account_id
from ministack.services import eventbridge, sns

_LOG = logging.getLogger("sandbox.announcements")

# ministack keeps every event ever put; nobody reads them back, and a busy day would fill the memory.
_KEPT_BUS_EVENTS = 1_000


def announce(stack: dict | None, event: dict, about_the_stack: bool) -> None:
    """A failing target must not fail the stack operation, on AWS or here; it is logged."""
    try:
        _to_event_bus(event, about_the_stack)
        notify_topics(stack, event)
    except Exception:
        _LOG.exception("%s of %s was not announced", event["ResourceStatus"], event["LogicalResourceId"])


def _to_event_bus(event: dict, about_the_stack: bool) -> None:
    status = {"status": event["ResourceStatus"], "status-reason": event["ResourceStatusReason"]}
    if event["DetailedStatus"]:
        status["detailed-status"] = event["DetailedStatus"]
    detail = {"stack-id": event["StackId"], "status-details": status, "client-request-token": event["ClientRequestToken"]}
    if not about_the_stack:
        detail |= {"logical-resource-id": event["LogicalResourceId"], "physical-resource-id": event["PhysicalResourceId"],
                   "resource-type": event["ResourceType"]}
    subject = "Stack" if about_the_stack else "Resource"
    eventbridge._put_events({"Entries": [{
        "Source": "aws.cloudformation", "DetailType": f"CloudFormation {subject} Status Change",
        "Resources": [event["StackId"]], "Detail": json.dumps(detail),
    }]}, allow_aws_source=True)
    kept = eventbridge._events_log_list()
    if len(kept) > 2 * _KEPT_BUS_EVENTS:
        del kept[:-_KEPT_BUS_EVENTS]


def notify_topics(stack: dict | None, event: dict) -> None:
    for topic_arn in (stack or {}).get("NotificationARNs") or []:
        sns.publish_internal(topic_arn, _notification(event), "AWS CloudFormation Notification")


def _notification(event: dict) -> str:
    fields = ("StackId", "Timestamp", "EventId", "LogicalResourceId", "PhysicalResourceId", "ResourceStatus",
              "ResourceStatusReason", "ResourceType", "StackName", "ClientRequestToken")
    lines = [f"{name}='{event[name]}'" for name in fields]
    lines.insert(4, f"Namespace='{get_account_id()}'")
    return "\n".join(lines) + "\n"

"""CreateStack, UpdateStack, DeleteStack and CancelUpdateStack, around ministack's handlers."""

from ministack.services import cloudformation
from ministack.services.cloudformation.handlers import _resolve_stack
from ministack.services.cloudformation.helpers import _p

from ..stack_engine.announcements import notify_topics
from ..stack_engine.interrupts import request_stop
from .busy_rules import FAILED_WITHOUT_ROLLBACK
from .mutations import Handler
from .stack_settings import settings_in
from .xml_answers import Answer, is_accepted


def keep_deleted_namesake(name: str) -> None:
    """A deleted stack stays readable by its id when its name is taken again."""
    stack = cloudformation._stacks.get(name)
    if stack and stack["StackStatus"] == "DELETE_COMPLETE":
        cloudformation._stacks[stack["StackId"]] = cloudformation._stacks.pop(name)


def create_stack(inner: Handler) -> Handler:
    def handle(params: dict) -> Answer:
        name = _p(params, "StackName")
        keep_deleted_namesake(name)
        answer = inner(params)
        if is_accepted(answer) and (stack := _resolve_stack(name)):
            stack.update(settings_in(params))
            stack.pop("LastUpdatedTime", None)  # AWS shows none before the first update
            for event in cloudformation._stack_events.get(stack["StackId"], []):
                notify_topics(stack, event)  # the topics were not known when it was recorded
        return answer

    return handle


def update_stack(inner: Handler) -> Handler:
    def handle(params: dict) -> Answer:
        stack = _resolve_stack(_p(params, "StackName"))
        if stack and stack["StackStatus"] in FAILED_WITHOUT_ROLLBACK:
            answer = _update_failed_stack(inner, params, stack)
        else:
            answer = inner(params)
        if is_accepted(answer) and stack:
            stack.update(settings_in(params))
        return answer

    return handle


def _update_failed_stack(inner: Handler, params: dict, stack: dict) -> Answer:
    """ministack refuses these statuses, and compares with the template that failed, so a plain retry would be "no updates".

    The handler runs to its end before anything else does, so the record can look different to it meanwhile.
    """
    status, template = stack["StackStatus"], stack.get("_template")
    if _p(params, "UsePreviousTemplate").lower() == "true":
        params = {**params, "TemplateBody": [stack["_template_body"]], "UsePreviousTemplate": ["false"]}
    stack["StackStatus"], stack["_template"] = "UPDATE_COMPLETE", {}
    answer = inner(params)
    stack["_template"] = template
    if not is_accepted(answer):
        stack["StackStatus"] = status
    return answer


def cancel_update_stack(inner: Handler) -> Handler:
    def handle(params: dict) -> Answer:
        answer = inner(params)
        if is_accepted(answer) and (stack := _resolve_stack(_p(params, "StackName"))):
            request_stop(stack["StackId"], "cancel")
        return answer

    return handle

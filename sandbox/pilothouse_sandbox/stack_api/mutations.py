"""Each mutating CloudFormation request, between its arrival and ministack's handler.

    request ─▶ seen before? ─▶ stack busy, template wrong? ─▶ ministack's handler ─▶ ledger
                  │ replayed             │ refused                   │ accepted or refused
"""

from collections.abc import Callable

from ministack.core.responses import new_uuid
from ministack.services.cloudformation.handlers import _resolve_stack
from ministack.services.cloudformation.helpers import _p

from ..stack_engine.event_log import OPERATION_ID
from .mutation_ledger import ledger
from .tokens import remembered
from .xml_answers import Answer, is_accepted

Handler = Callable[[dict], Answer]
# Looks at a request before ministack does: None lets it pass, an answer ends it.
Rule = Callable[[dict, dict | None], Answer | None]

# As DescribeStacks (LastOperations) and DescribeEvents name what each request starts.
OPERATION_TYPES = {
    "CreateStack": "CREATE_STACK", "UpdateStack": "UPDATE_STACK", "DeleteStack": "DELETE_STACK",
    "ContinueUpdateRollback": "CONTINUE_ROLLBACK", "RollbackStack": "ROLLBACK", "CancelUpdateStack": "ROLLBACK",
}


def guarded(action: str, rules: list[Rule], handler: Handler) -> Handler:
    def handle(params: dict) -> Answer:
        token = _p(params, "ClientRequestToken") or _p(params, "ClientToken")
        stack = _stack_named_by(params)
        stack_name = stack["StackName"] if stack else _p(params, "StackName")
        if token and (earlier := remembered.earlier_answer(action, stack_name, token, params)):
            ledger.add(action, stack_name, token, "replayed" if is_accepted(earlier) else "refused")
            return earlier
        answer = next((refused for rule in rules if (refused := rule(params, stack)) is not None), None)
        if answer is None:
            answer = _run(action, stack, params, handler)
        ledger.add(action, stack_name, token, "accepted" if is_accepted(answer) else "refused")
        if token and is_accepted(answer):
            remembered.remember(action, stack_name, token, params, answer)
        return answer

    return handle


def _stack_named_by(params: dict) -> dict | None:
    """By name, by id, or by a change set's ARN alone."""
    from ministack.services.cloudformation import _change_sets

    name = _p(params, "StackName")
    if not name and (change_set := _change_sets.get(_p(params, "ChangeSetName"))):
        name = change_set["StackId"]
    return _resolve_stack(name) if name else None


def _run(action: str, stack: dict | None, params: dict, handler: Handler) -> Answer:
    """With an id for the operation, which its events and the stack carry."""
    operation_id = new_uuid()
    scope = OPERATION_ID.set(operation_id)
    try:
        answer = handler(params)
    finally:
        OPERATION_ID.reset(scope)
    operation_type = OPERATION_TYPES.get(action)
    if action == "ExecuteChangeSet" and stack:
        operation_type = "CREATE_STACK" if stack["StackStatus"] == "CREATE_IN_PROGRESS" else "UPDATE_STACK"
    if operation_type and is_accepted(answer) and (now := _stack_named_by(params)):
        operations = now.setdefault("_operations", [])
        operations.append({"OperationType": operation_type, "OperationId": operation_id})
        del operations[:-50]
    return answer

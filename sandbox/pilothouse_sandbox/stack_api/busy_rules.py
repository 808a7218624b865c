"""Which requests a stack refuses in its present status, in AWS's words."""

from ministack.services.cloudformation.helpers import _p

from .xml_answers import Answer, refusal, result

_STABLE = ("CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "IMPORT_COMPLETE", "IMPORT_ROLLBACK_COMPLETE")
# A stack that failed with DisableRollback: it can be updated again, but only with DisableRollback.
FAILED_WITHOUT_ROLLBACK = ("CREATE_FAILED", "UPDATE_FAILED")
_DELETABLE_WHILE_BUSY = ("CREATE_IN_PROGRESS", "ROLLBACK_IN_PROGRESS", "REVIEW_IN_PROGRESS")


def _cannot_be_updated(stack: dict) -> Answer:
    return refusal(f"Stack:{stack['StackId']} is in {stack['StackStatus']} state and can not be updated.")


def _needs_disable_rollback(stack: dict, action: str) -> Answer:
    return refusal(
        f"This stack is currently in a non-terminal [{stack['StackStatus']}] state. To update the stack from this state, "
        f"please use the disable-rollback parameter with {action} API. To rollback to the last known good state, "
        "use the rollback-stack API")


def _exists(stack: dict | None) -> bool:
    return stack is not None and stack["StackStatus"] != "DELETE_COMPLETE"


def refuse_second_create(params: dict, stack: dict | None) -> Answer | None:
    if _exists(stack):
        return refusal(f"Stack [{stack['StackName']}] already exists", "AlreadyExistsException")
    return None


def refuse_update(params: dict, stack: dict | None) -> Answer | None:
    if not _exists(stack):
        return None  # ministack says that it does not exist
    status = stack["StackStatus"]
    if status in FAILED_WITHOUT_ROLLBACK:
        return None if _p(params, "DisableRollback").lower() == "true" else _needs_disable_rollback(stack, "update-stack")
    return None if status in _STABLE else _cannot_be_updated(stack)


def refuse_change_set(params: dict, stack: dict | None) -> Answer | None:
    kind = _p(params, "ChangeSetType", "UPDATE") or "UPDATE"
    if not _exists(stack):
        return None
    status = stack["StackStatus"]
    if kind == "CREATE":
        if status != "REVIEW_IN_PROGRESS":
            name = _p(params, "ChangeSetName")
            return refusal(f"Stack [{stack['StackName']}] already exists and cannot be created again with the changeSet [{name}].")
        return None
    allowed = (*_STABLE, *FAILED_WITHOUT_ROLLBACK) if kind == "UPDATE" else (*_STABLE, "REVIEW_IN_PROGRESS")
    return None if status in allowed else _cannot_be_updated(stack)


def refuse_execution(params: dict, stack: dict | None) -> Answer | None:
    if not _exists(stack):
        return None
    status = stack["StackStatus"]
    if status in FAILED_WITHOUT_ROLLBACK:
        return None if _p(params, "DisableRollback").lower() == "true" else _needs_disable_rollback(stack, "execute-change-set")
    return None if status in (*_STABLE, "REVIEW_IN_PROGRESS") else _cannot_be_updated(stack)


def refuse_delete(params: dict, stack: dict | None) -> Answer | None:
    """A delete of what is already being deleted is no mistake: AWS answers it with success."""
    if stack is None:
        return None
    status = stack["StackStatus"]
    if status == "DELETE_IN_PROGRESS":
        return result("DeleteStack", {})
    if status.endswith("_IN_PROGRESS") and status not in _DELETABLE_WHILE_BUSY:
        return refusal(f"Stack [{stack['StackName']}] cannot be deleted while in status {status}")
    return None

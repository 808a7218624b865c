"""What a change set says of values: each resource's properties before and after, as far as they are known."""

import copy
import json

from ministack.services.cloudformation.engine import _NO_VALUE, _resolve_refs

from ..stack_engine.conditions import evaluate_conditions

KNOWN_AFTER_APPLY = "{{changeSet:KNOWN_AFTER_APPLY}}"


class _UnknownAttributes(dict):
    """Attributes of a resource that does not exist yet: every one of them is known after apply."""

    def __contains__(self, name: object) -> bool:
        return True

    def __getitem__(self, name: str) -> str:
        return KNOWN_AFTER_APPLY


class PropertyValues:
    """The values of one change set. Computed when it is made: the stack moves on, the change set does not."""

    def __init__(self, stack: dict, template: dict, parameters: dict, changes: list[dict]) -> None:
        self._stack, self._template, self._parameters = stack, template, parameters
        self._conditions = evaluate_conditions(template, parameters)
        self._live: dict = stack.get("_resources", {})
        # One that may be replaced may get another id, too: what refers to it is listed, as on AWS.
        renewed = {change["ResourceChange"]["LogicalResourceId"] for change in changes
                   if change["ResourceChange"]["Action"] == "Add" or change["ResourceChange"].get("Replacement") in ("True", "Conditional")}
        self._known = {**self._live, **{name: {"PhysicalResourceId": KNOWN_AFTER_APPLY, "Attributes": _UnknownAttributes()}
                                        for name in renewed | (template.get("Resources", {}).keys() - self._live.keys())}}

    def before(self, logical_id: str) -> dict | None:
        record = self._live.get(logical_id)
        return {"Properties": _texts(record.get("Properties", {}))} if record else None

    def after(self, logical_id: str) -> dict | None:
        definition = self._template.get("Resources", {}).get(logical_id)
        if definition is None:
            return None
        resolved = {name: self._resolved(value) for name, value in (definition.get("Properties") or {}).items()}
        return {"Properties": _texts({name: value for name, value in resolved.items() if value is not _NO_VALUE})}

    def _resolved(self, value):
        try:
            return _resolve_refs(copy.deepcopy(value), self._known, self._parameters, self._conditions,
                                 self._template.get("Mappings", {}), self._stack["StackName"], self._stack["StackId"])
        except Exception:  # an attribute the live resource does not show yet; AWS would know it only then, too
            return KNOWN_AFTER_APPLY


def _texts(value):
    """AWS writes every scalar of a context as text."""
    if isinstance(value, dict):
        return {name: _texts(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_texts(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def with_values(change: dict, before: dict | None, after: dict | None) -> dict:
    """The change as DescribeChangeSet shows it when asked to include property values."""
    change = copy.deepcopy(change)
    if before is not None:
        change["BeforeContext"] = json.dumps(before)
    if after is not None:
        change["AfterContext"] = json.dumps(after)
    for detail in change.get("Details", []):
        target = detail["Target"]
        if target.get("Attribute") == "Properties" and target.get("Name"):
            target |= _value_change(target["Name"], (before or {}).get("Properties", {}), (after or {}).get("Properties", {}))
    return change


def _value_change(name: str, before: dict, after: dict) -> dict:
    kind = "Add" if name not in before else "Remove" if name not in after else "Modify"
    values = {"Path": f"/Properties/{name}", "AttributeChangeType": kind}
    if name in before:
        values["BeforeValue"] = _as_text(before[name])
    if name in after:
        values["AfterValue"] = _as_text(after[name])
    return values


def _as_text(value) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def changes_nothing(change: dict, before: dict | None, after: dict | None) -> bool:
    """A modification that only might have happened: with values asked for, AWS leaves it out."""
    return (change["Action"] == "Modify" and change.get("Replacement") == "False" and set(change.get("Scope", [])) == {"Properties"}
            and before == after)

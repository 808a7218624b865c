"""A template's conditions. ministack's own evaluation takes AWS::Region for text and knows no Fn::Join: both are filled in before it."""

from ministack.core.responses import get_account_id, get_region
from ministack.services.cloudformation.engine import (
    _evaluate_conditions as _ministacks_own,
)


def evaluate_conditions(template: dict, params: dict) -> dict[str, bool]:
    """Name -> whether it holds, in the account and region of the request."""
    conditions = {name: _filled_in(expression, params) for name, expression in (template.get("Conditions") or {}).items()}
    return _ministacks_own({**template, "Conditions": conditions}, params)


def _filled_in(node, params: dict):
    if isinstance(node, list):
        return [_filled_in(item, params) for item in node]
    if not isinstance(node, dict):
        return node
    if node.keys() == {"Ref"} and str(node["Ref"]).startswith("AWS::"):
        return _pseudo_parameters().get(node["Ref"], node)
    if node.keys() == {"Fn::Join"}:
        return _joined(node["Fn::Join"], params)
    return {name: _filled_in(item, params) for name, item in node.items()}


def _pseudo_parameters() -> dict[str, str]:
    return {"AWS::Region": get_region(), "AWS::AccountId": get_account_id(), "AWS::Partition": "aws", "AWS::URLSuffix": "amazonaws.com"}


def _joined(arguments: list, params: dict) -> str:
    separator, items = arguments
    values = _text(items, params).split(",") if isinstance(items, dict) else [_text(item, params) for item in items]
    return separator.join(value.strip() for value in values)


def _text(value, params: dict) -> str:
    """A list parameter is one text here, its members separated by commas."""
    value = _filled_in(value, params)
    if isinstance(value, dict) and value.get("Ref") in params:
        return str(params[value["Ref"]]["Value"])
    return str(value)

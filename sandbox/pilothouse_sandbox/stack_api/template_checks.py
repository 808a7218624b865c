"""What AWS refuses before it makes a stack or a change set, and ministack finds out half-way or never."""

import re

from ministack.services.cloudformation.engine import _intrinsic_references
from ministack.services.cloudformation.handlers import (
    _insufficient_capabilities_message,
    _missing_capabilities,
    _required_iam_capabilities,
    _uses_macro,
)
from ministack.services.cloudformation.helpers import _extract_members, _extract_string_members

_PSEUDO = "AWS::"


def parameters_problem(params: dict, template: dict) -> str | None:
    declared = template.get("Parameters") or {}
    given = [member["Key"] for member in _extract_members(params, "Parameters")]
    if unknown := sorted(set(given) - set(declared)):
        return f"Parameters: [{', '.join(unknown)}] do not exist in the template"
    missing = [name for name, definition in declared.items()
               if name not in given and isinstance(definition, dict) and "Default" not in definition]
    if missing:
        return f"Parameters: [{', '.join(missing)}] must have values"
    return None


def capabilities_problem(params: dict, template: dict, macros_count: bool) -> str | None:
    """`macros_count` is False for change sets, which need no CAPABILITY_AUTO_EXPAND."""
    needed = _required_iam_capabilities(template)
    if macros_count and _uses_macro(template):
        needed.append("CAPABILITY_AUTO_EXPAND")
    missing = _missing_capabilities(set(_extract_string_members(params, "Capabilities")), needed)
    return _insufficient_capabilities_message(missing) if missing else None


def template_problem(template: dict) -> str | None:
    """Unresolved references, dependencies on what is not there, and circles."""
    resources = template.get("Resources") or {}
    if not isinstance(resources, dict) or not resources:
        return "Template format error: At least one Resources member must be defined."
    for logical_id, definition in resources.items():
        if not re.fullmatch("[A-Za-z0-9]+", str(logical_id)):
            return f"Template format error: Resource name {logical_id} is non alphanumeric."
        if not isinstance(definition, dict):
            return "Template format error: Any Resources member must be an object."
        if "Type" not in definition:
            return f"Template format error: [/Resources/{logical_id}] Every Resources object must contain a Type member."
    if template.get("Transform"):
        return None  # the transform may still add what is referred to
    known = set(resources) | set(template.get("Parameters") or {})
    if unresolved := _unresolved(resources, known):
        return f"Template format error: Unresolved resource dependencies [{unresolved}] in the Resources block of the template"
    if unresolved := _unresolved(template.get("Outputs") or {}, known):
        return f"Unresolved resource dependencies [{unresolved}] in the Outputs block of the template"
    if circle := _circle(resources):
        return f"Circular dependency between resources: [{', '.join(circle)}]"
    return None


def _unresolved(block: dict, known: set[str]) -> str:
    named = {name for member in block.values() for name in _needs(member)}
    return ", ".join(sorted(name for name in named if name not in known and not name.startswith(_PSEUDO)))


def _needs(member: object) -> set[str]:
    """What one resource or output refers to, DependsOn included. (A container's own DependsOn is a property.)"""
    if not isinstance(member, dict):
        return set()
    names = {name for name, _ in _intrinsic_references({key: value for key, value in member.items() if key != "DependsOn"})}
    depends_on = member.get("DependsOn") or []
    return names | set([depends_on] if isinstance(depends_on, str) else depends_on)


def _circle(resources: dict) -> list[str]:
    """The logical ids that can never start, in template order."""
    waiting = {name: _needs(definition) & resources.keys() for name, definition in resources.items()}
    while ready := [name for name, needs in waiting.items() if not needs & waiting.keys()]:
        for name in ready:
            del waiting[name]
    return list(waiting)

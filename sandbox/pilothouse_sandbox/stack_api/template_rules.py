"""The template and its parameters, checked before a stack or change set comes of them."""

from ministack.services.cloudformation import engine
from ministack.services.cloudformation.helpers import _p, _resolve_template

from .template_checks import capabilities_problem, parameters_problem, template_problem
from .xml_answers import Answer, refusal


def _template_of(params: dict, stack: dict | None) -> dict | None:
    """As the request names it; None where ministack itself has the better answer (no body, not YAML, too long)."""
    body, problem = _resolve_template(params)
    if problem:
        return None
    if not body and stack is not None:
        body = stack.get("_template_body")
    try:
        parsed = engine._parse_template(body)
        return parsed if isinstance(parsed.get("Resources"), dict) else None
    except Exception:  # yaml and json each have their own; ministack's handler names the mistake
        return None


def refuse_wrong_template(params: dict, stack: dict | None) -> Answer | None:
    template = _template_of(params, stack)
    if template is None:
        return None
    if problem := template_problem(template) or parameters_problem(params, template):
        return refusal(problem)
    return None


def refuse_missing_capabilities(params: dict, stack: dict | None) -> Answer | None:
    template = _template_of(params, stack)
    if template is None:
        return None
    is_change_set = bool(_p(params, "ChangeSetName"))
    if missing := capabilities_problem(params, template, macros_count=not is_change_set):
        return refusal(missing, "InsufficientCapabilitiesException")
    return None


def refuse_invalid_template(params: dict, stack: dict | None) -> Answer | None:
    """ValidateTemplate: the template alone, without parameters."""
    template = _template_of(params, None)
    problem = template_problem(template) if template else None
    return refusal(problem) if problem else None

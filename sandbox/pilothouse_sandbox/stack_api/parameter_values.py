"""Parameter values against the template's own rules, where ministack's check differs from AWS's."""

from ministack.services.cloudformation.engine import _check_parameter_constraints

_LOOKED_UP = "AWS::SSM::Parameter::Value<"
_RULES = ("AllowedValues", "AllowedPattern", "MinLength", "MaxLength", "MinValue", "MaxValue")


def resolving(inner):
    """Around ministack's `_resolve_parameters`. Raises ValueError with AWS's sentence."""

    def resolve(template: dict, provided: list[dict], previous: dict | None = None) -> dict:
        definitions = template.get("Parameters") or {}
        given = {entry["Key"]: entry for entry in provided if "Key" in entry}
        for name, definition in definitions.items():
            entry = given.get(name, {})
            if not entry.get("UsePreviousValue") and (entry or "Default" in definition):
                _check(name, definition, entry["Value"] if entry else _text(definition["Default"]))
        return inner({**template, "Parameters": {name: _relaxed(definition) for name, definition in definitions.items()}},
                     provided, previous)

    return resolve


def _check(name: str, definition: dict, value: str) -> None:
    allowed = definition.get("AllowedValues")
    if allowed and value not in [_text(item) for item in allowed]:
        raise ValueError(f"Parameter '{name}' {definition.get('ConstraintDescription') or 'must be one of AllowedValues'}")
    if str(definition.get("Type", "")).startswith(_LOOKED_UP):
        _check_parameter_constraints(name, definition, "String", value)


def _text(value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _relaxed(definition: dict) -> dict:
    """Without what has been checked here. The rules of a looked-up parameter are about its name; ministack would apply
    them to the value found under it. It also compares and keeps YAML's true as "True"."""
    checked = _RULES if str(definition.get("Type", "")).startswith(_LOOKED_UP) else ("AllowedValues",)
    kept = {key: value for key, value in definition.items() if key not in checked}
    return kept | ({"Default": _text(kept["Default"])} if "Default" in kept else {})

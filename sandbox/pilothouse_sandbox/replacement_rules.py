"""Which changed properties replace a resource, for the types of which ministack only says "Conditional"."""

import json
from importlib import resources

from ministack.services.cloudformation.provisioners import _CONDITIONALLY_REPLACING_PROPERTIES, _REPLACING_PROPERTIES


def install() -> None:
    rules = json.loads(resources.files(__package__).joinpath("replacement_rules.json").read_text(encoding="utf-8"))["types"]
    for resource_type, (always, sometimes) in rules.items():
        if resource_type not in _REPLACING_PROPERTIES:
            _REPLACING_PROPERTIES[resource_type] = tuple(always)
            _CONDITIONALLY_REPLACING_PROPERTIES[resource_type] = tuple(sometimes)

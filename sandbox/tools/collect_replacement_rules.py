"""Writes pilothouse_sandbox/replacement_rules.json from the resource schemas that cfn-lint brings along.

Run with the development requirements installed: python sandbox/tools/collect_replacement_rules.py
"""

import datetime
import json
import os
import sys
from importlib import metadata, resources
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "pilothouse_sandbox"


def top_level(pointers: list[str]) -> tuple[set[str], set[str]]:
    """Names of whole properties, and names of properties of which only a member counts."""
    paths = [pointer.removeprefix("/properties/").split("/") for pointer in pointers]
    return {path[0] for path in paths if len(path) == 1}, {path[0] for path in paths if len(path) > 1}


def rules() -> dict[str, list[list[str]]]:
    schemas = resources.files("cfnlint").joinpath("data/schemas")
    files = json.loads(schemas.joinpath("providers/us-east-1.json").read_text(encoding="utf-8"))
    collected = {}
    for resource_type, file_name in sorted(files.items()):
        schema = json.loads(schemas.joinpath(f"resources/{file_name}.json").read_text(encoding="utf-8"))
        always, in_part = top_level(schema.get("createOnlyProperties", []))
        sometimes, sometimes_in_part = top_level(schema.get("conditionalCreateOnlyProperties", []))
        collected[resource_type] = [sorted(always), sorted((in_part | sometimes | sometimes_in_part) - always)]
    return collected


def wanted_types() -> set[str]:
    """What the sandbox can create and ministack has no rule for."""
    os.environ["LOG_LEVEL"] = "ERROR"
    sys.path.insert(0, str(PACKAGE.parent))
    from ministack.services.cloudformation.provisioners import _REPLACING_PROPERTIES, _RESOURCE_HANDLERS
    from pilothouse_sandbox import hooks
    from pilothouse_sandbox.resource_types import installation

    hooks.check()
    installation.install()
    return set(_RESOURCE_HANDLERS) - set(_REPLACING_PROPERTIES)


def main() -> None:
    wanted, known = wanted_types(), rules()
    lines = [f"  {json.dumps(name)}: {json.dumps(known[name])}" for name in sorted(wanted & known.keys())]
    source = (f"createOnlyProperties and conditionalCreateOnlyProperties of AWS's resource schemas for us-east-1, as shipped with "
              f"cfn-lint {metadata.version('cfn-lint')} (MIT-0), collected {datetime.date.today()}.")
    text = '{\n "source": %s,\n "types": {\n%s\n }\n}\n' % (json.dumps(source), ",\n".join(lines))
    PACKAGE.joinpath("replacement_rules.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

"""The nine templates of the catalogue, launched side by side, and what their dashboards and alarms look at."""

import json
import time
from pathlib import Path

TEMPLATES = sorted(path for path in (Path(__file__).resolve().parents[2] / "cfn-templates").glob("*/*.yaml") if path.name != "plan.yaml")
_WITHIN_SECONDS = 60


def stack_name(path: Path) -> str:
    return f"metrics-{path.parent.name}-{path.stem}"


def launch(cfn, s3) -> None:
    """All of them, with their default parameters; returns when each runs."""
    s3.create_bucket(Bucket="metrics-templates")
    for path in TEMPLATES:
        key = f"{path.parent.name}-{path.name}"
        s3.put_object(Bucket="metrics-templates", Key=key, Body=path.read_bytes())
        cfn.create_stack(StackName=stack_name(path), TemplateURL=f"{cfn.meta.endpoint_url}/metrics-templates/{key}", Capabilities=["CAPABILITY_NAMED_IAM"])
    end = time.monotonic() + _WITHIN_SECONDS
    waiting = {stack_name(path) for path in TEMPLATES}
    while waiting:
        assert time.monotonic() < end, f"still creating: {waiting}"
        for name in list(waiting):
            status = cfn.describe_stacks(StackName=name)["Stacks"][0]["StackStatus"]
            if not status.endswith("_IN_PROGRESS"):
                assert status == "CREATE_COMPLETE", (name, status)
                waiting.remove(name)
        time.sleep(0.1)


def metric_rows(body: str) -> list[tuple[list[str], dict]]:
    """Each row of a dashboard written out, with its options and those of its widget."""
    rows = []
    for widget in json.loads(body)["widgets"]:
        properties, before = widget["properties"], []
        for row in properties.get("metrics") or []:
            options = {**{name: properties[name] for name in ("stat", "period", "region") if name in properties}, **(row[-1] if isinstance(row[-1], dict) else {})}
            words = [word for word in row if isinstance(word, str)]
            if words[:1] == ["..."]:
                words = before[:len(before) - len(words) + 1] + words[1:]
            words = [before[index] if word == "." else word for index, word in enumerate(words)]
            before = words or before
            rows.append((words, options))
    return rows

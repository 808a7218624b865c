"""A line as a record: the fields that Logs Insights finds by itself in JSON, Lambda's lines and flow logs."""

import json
import re

from ..history import LogLine
from .values import timestamp_text

_FLOW_FIELDS = ("version", "accountId", "interfaceId", "srcAddr", "dstAddr", "srcPort", "dstPort", "protocol", "packets", "bytes", "start", "end", "action", "logStatus")
_FLOW_LINE = re.compile(r"^\d \d{12} eni-\S+( \S+){11}$")
_REPORT = re.compile(r"^REPORT RequestId: (\S+)\tDuration: ([\d.]+) ms\tBilled Duration: (\d+) ms\tMemory Size: (\d+) MB\tMax Memory Used: (\d+) MB")
_LAMBDA = re.compile(r"^(START|END) RequestId: (\S+)|^\[\w+\]\t\S+\t(\S{36})\t")
_MOST_FIELDS = 200


def record_of(line: LogLine, account: str) -> dict:
    record = {"@timestamp": timestamp_text(line.at), "@message": line.message, "@logStream": line.stream, "@log": f"{account}:{line.group}",
              "@ingestionTime": timestamp_text(line.ingested_at), "@ptr": line.event_id}
    if line.message.startswith("{"):
        record.update(_json_fields(line.message))
    elif line.group.startswith("/aws/lambda/") or "RequestId" in line.message[:24] or line.message.startswith("["):
        record.update(_lambda_fields(line.message))
    elif _FLOW_LINE.match(line.message):
        record.update(zip(_FLOW_FIELDS, line.message.split(" ")))
    return record


def _json_fields(message: str) -> dict:
    try:
        value = json.loads(message)
    except ValueError:
        return {}
    found: dict = {}
    _flatten(value, "", found)
    return found


def _flatten(value: object, path: str, found: dict) -> None:
    if len(found) >= _MOST_FIELDS:
        return
    children = value.items() if isinstance(value, dict) else ((str(number), one) for number, one in enumerate(value)) if isinstance(value, list) else None
    if children is None:
        if value is not None:
            found[path] = value
        return
    for key, child in children:
        _flatten(child, f"{path}.{key}" if path else str(key), found)


def _lambda_fields(message: str) -> dict:
    if report := _REPORT.match(message):
        request, duration, billed, memory, used = report.groups()
        return {"@type": "REPORT", "@requestId": request, "@duration": float(duration), "@billedDuration": float(billed),
                "@memorySize": float(memory) * 1_000_000, "@maxMemoryUsed": float(used) * 1_000_000}
    if other := _LAMBDA.match(message):
        return {"@type": other[1], "@requestId": other[2]} if other[1] else {"@requestId": other[3]}
    return {}

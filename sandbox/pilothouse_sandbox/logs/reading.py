"""DescribeLogGroups, DescribeLogStreams, FilterLogEvents and GetLogEvents over a group's whole history."""

import base64
import itertools
import json

from ministack.core.responses import error_response_json, get_account_id, get_region, json_response
from ministack.services import cloudwatch_logs

from .filter_pattern import BadPattern, matcher
from .history import GroupHistory, LogLine
from .writers import implicit_groups

_MOST_EVENTS = 10_000
_MOST_BYTES = 1_048_576
_MOST_LOOKED_AT = 20_000  # then an answer ends, empty or not, and its token goes on
_BYTES_BESIDE_A_MESSAGE = 26  # as CloudWatch counts an event
_FOR_EVER_MS = 10**14


class BadToken(Exception):
    """A token that this service has not given."""


def make_implicit_groups() -> None:
    """Lambda makes a function's group with its first line."""
    for name, since_ms in implicit_groups().items():
        if name not in cloudwatch_logs._log_groups:
            cloudwatch_logs._create_log_group({"logGroupName": name})
            cloudwatch_logs._log_groups[name]["creationTime"] = since_ms


def describe_groups(inner):
    def describe(data: dict):
        make_implicit_groups()
        status, head, body = inner(data)
        answer = json.loads(body)
        for group in answer.get("logGroups", []):
            group["storedBytes"] = GroupHistory(group["logGroupName"]).stored_bytes()
        return (status, head, json.dumps(answer).encode()) if status == 200 else (status, head, body)

    return describe


def describe_streams(data: dict):
    name = cloudwatch_logs._resolve_log_group_name(data)
    if (refused := _missing(name)) is not None:
        return refused
    kept = cloudwatch_logs._log_groups[name]["streams"]
    found = {stream: times for stream, times in GroupHistory(name).streams().items() if stream.startswith(data.get("logStreamNamePrefix", ""))}
    by_time = data.get("orderBy") == "LastEventTime"
    names = sorted(found, key=lambda stream: (found[stream][1] or 0, stream) if by_time else stream, reverse=bool(data.get("descending")))
    try:
        offset = int(_opened(data["nextToken"])["from"]) if data.get("nextToken") else 0
    except BadToken:
        return _bad_token()
    most = min(int(data.get("limit", 50)), 50)
    streams = [_stream(name, stream, *found[stream], kept.get(stream)) for stream in names[offset:offset + most]]
    more = {"nextToken": _token({"from": offset + most})} if offset + most < len(names) else {}
    return json_response({"logStreams": streams, **more})


def filter_events(data: dict):
    name = cloudwatch_logs._resolve_log_group_name(data)
    if (refused := _missing(name)) is not None:
        return refused
    try:
        matches = matcher(data.get("filterPattern"))
        token = _opened(data["nextToken"]) if data.get("nextToken") else None
    except BadPattern as error:
        return error_response_json("InvalidParameterException", str(error), 400)
    except BadToken:
        return _bad_token()
    names, prefix = data.get("logStreamNames"), data.get("logStreamNamePrefix")
    if names and prefix:
        return error_response_json("InvalidParameterException", "logStreamNames and logStreamNamePrefix are mutually exclusive.", 400)
    newest_first = token["newest"] if token else data.get("startFromHead") is False
    after = (token["at"], token["id"]) if token else None
    start, end = int(data.get("startTime", 0)), int(data.get("endTime", _FOR_EVER_MS))
    if after:
        start, end = (start, min(end, after[0])) if newest_first else (max(start, after[0]), end)
    lines = GroupHistory(name).between(start, end, newest_first=newest_first, streams=_chooser(names, prefix))
    if after:
        lines = itertools.dropwhile(lambda line: line.key >= after if newest_first else line.key <= after, lines)
    page, last = _page(lines, matches, min(int(data.get("limit", _MOST_EVENTS)), _MOST_EVENTS))
    more = {"nextToken": _token({"newest": newest_first, "at": last.at, "id": last.event_id})} if last else {}
    return json_response({"events": [_filtered(line) for line in page], "searchedLogStreams": [], **more})


def _page(lines, matches, most: int) -> tuple[list[LogLine], LogLine | None]:
    """The lines of an answer, and the last one looked at where more may follow."""
    page, size, last = [], 0, None
    for looked_at, line in enumerate(lines):
        if len(page) >= most or looked_at >= _MOST_LOOKED_AT or size > _MOST_BYTES:
            return page, last
        last = line
        if matches(line.message):
            page.append(line)
            size += len(line.message) + _BYTES_BESIDE_A_MESSAGE
    return page, None


def get_events(data: dict):
    name, stream = cloudwatch_logs._resolve_log_group_name(data), data.get("logStreamName")
    if (refused := _missing(name)) is not None:
        return refused
    history = GroupHistory(name)
    if stream not in history.streams():
        return error_response_json("ResourceNotFoundException", "The specified log stream does not exist.", 400)
    start, end = int(data.get("startTime", 0)), int(data.get("endTime", _FOR_EVER_MS + 1)) - 1
    forward = bool(data.get("startFromHead"))
    cursor = None
    if token := data.get("nextToken"):
        try:
            forward, cursor = token[:2] == "f/", _opened(token[2:])
        except BadToken:
            return _bad_token()
    edge = (cursor["at"], cursor["id"]) if cursor and cursor["id"] else None
    if edge:
        start, end = (max(start, edge[0]), end) if forward else (start, min(end, edge[0]))
    lines = history.between(start, end, newest_first=not forward, streams=lambda name: name == stream)
    if edge:
        lines = itertools.dropwhile(lambda line: line.key <= edge if forward else line.key >= edge, lines)
    page, _ = _page(lines, lambda message: True, min(int(data.get("limit", _MOST_EVENTS)), _MOST_EVENTS))
    page = page if forward else page[::-1]
    # At the end the caller's token comes back, so that clients stop.
    first, last = (page[0], page[-1]) if page else (None, None)
    forward_token = f"f/{_edge(last)}" if last else token or "f/" + _edge(None)
    backward_token = f"b/{_edge(first)}" if first else token or "b/" + _edge(None)
    return json_response({
        "events": [{"timestamp": line.at, "message": line.message, "ingestionTime": line.ingested_at} for line in page],
        "nextForwardToken": forward_token, "nextBackwardToken": backward_token,
    })


def _edge(line: LogLine | None) -> str:
    return _token({"at": line.at if line else 0, "id": line.event_id if line else ""})


def _filtered(line: LogLine) -> dict:
    return {"logStreamName": line.stream, "timestamp": line.at, "message": line.message, "ingestionTime": line.ingested_at, "eventId": line.event_id}


def _stream(group: str, name: str, first: int | None, last: int | None, kept: dict | None) -> dict:
    times = {} if first is None else {"firstEventTimestamp": first, "lastEventTimestamp": last, "lastIngestionTime": last + 900}
    return {"logStreamName": name, "creationTime": kept["creationTime"] if kept else first, "uploadSequenceToken": kept["uploadSequenceToken"] if kept else "1",
            "storedBytes": 0, "arn": f"arn:aws:logs:{get_region()}:{get_account_id()}:log-group:{group}:log-stream:{name}", **times}


def _chooser(names: list[str] | None, prefix: str | None):
    if names:
        return set(names).__contains__
    return (lambda name: name.startswith(prefix)) if prefix else None


def _missing(group: str | None):
    make_implicit_groups()
    if group in cloudwatch_logs._log_groups:
        return None
    return error_response_json("ResourceNotFoundException", "The specified log group does not exist.", 400)


def _bad_token():
    return error_response_json("InvalidParameterException", "The specified nextToken is invalid.", 400)


def _token(content: dict) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).decode()


def _opened(token: str) -> dict:
    try:
        content = json.loads(base64.urlsafe_b64decode(token))
    except ValueError:
        raise BadToken(token) from None
    if not isinstance(content, dict):
        raise BadToken(token)
    return content

"""StartQuery, GetQueryResults and StopQuery: a query runs in a thread, and its answer is kept for an hour in memory."""

import concurrent.futures
import dataclasses
import itertools
import threading
import time

from ministack.core.responses import AccountRegionScopedDict, error_response_json, get_account_id, json_response, new_uuid
from ministack.services import cloudwatch_logs

from .history import GroupHistory
from .insights.lexer import MalformedQuery
from .insights.pipeline import Answer, Query, newest_first, parse
from .insights.records import record_of
from .insights.values import as_text
from .reading import make_implicit_groups

_MOST_GROUPS = 50
_MOST_KEPT, _KEPT_SECONDS = 200, 3600
_MOST_AT_ONCE = 30
_SHORTEST_SECONDS = 0.15  # no query is complete in the moment that it starts
_MOST_RECORDS = 400_000  # past this a query times out, as one over far too much does
_DEFAULT_ROWS = 10_000

_kept = AccountRegionScopedDict()
_threads = concurrent.futures.ThreadPoolExecutor(max_workers=2, thread_name_prefix="insights")


@dataclasses.dataclass
class RunningQuery:
    started: float
    stopped: threading.Event
    status: str = "Running"
    rows: list[list[dict]] = dataclasses.field(default_factory=list)
    matched: int = 0
    scanned: int = 0
    bytes_scanned: int = 0


def start(data: dict):
    try:
        query = parse(str(data.get("queryString", "")))
    except MalformedQuery as error:
        return error_response_json("MalformedQueryException", str(error), 400)
    make_implicit_groups()
    groups = list(dict.fromkeys([*cloudwatch_logs._resolve_query_log_groups(data), *query.groups, *_by_prefix(query.prefixes)]))
    if not groups:
        return error_response_json("InvalidParameterException", "A query needs at least one log group.", 400)
    if len(groups) > _MOST_GROUPS:
        return error_response_json("InvalidParameterException", f"A query takes at most {_MOST_GROUPS} log groups.", 400)
    if missing := [name for name in groups if name not in cloudwatch_logs._log_groups]:
        return error_response_json("ResourceNotFoundException", f"Log group '{missing[0]}' does not exist.", 400)
    start_ms, end_ms = int(data.get("startTime", 0)) * 1000, int(data.get("endTime", time.time())) * 1000 + 999
    if start_ms > end_ms:
        return error_response_json("InvalidParameterException", "The start of a query's time range lies after its end.", 400)
    _forget_old()
    if sum(one.status == "Running" for one in _kept.values()) >= _MOST_AT_ONCE:
        return error_response_json("LimitExceededException", "Too many concurrent queries.", 400)
    running, query_id = RunningQuery(time.monotonic(), threading.Event()), new_uuid()
    _kept[query_id] = running
    histories, account = [GroupHistory(name) for name in groups], get_account_id()
    _threads.submit(_run, running, query, histories, account, start_ms, end_ms, int(data.get("limit") or _DEFAULT_ROWS))
    return json_response({"queryId": query_id})


def results(data: dict):
    running = _kept.get(data.get("queryId"))
    if running is None:
        return error_response_json("ResourceNotFoundException", "The specified query does not exist.", 400)
    status = running.status
    if status == "Complete" and time.monotonic() - running.started < _SHORTEST_SECONDS:
        status = "Running"
    statistics = {"recordsMatched": float(running.matched), "recordsScanned": float(running.scanned), "bytesScanned": float(running.bytes_scanned)}
    return json_response({"status": status, "results": running.rows if status == "Complete" else [], "statistics": statistics})


def stop(data: dict):
    running = _kept.get(data.get("queryId"))
    if running is None:
        return error_response_json("ResourceNotFoundException", "The specified query does not exist.", 400)
    if running.status != "Running":
        return error_response_json("InvalidParameterException", "Query isn't in Running or Scheduled state.", 400)
    running.status = "Cancelled"
    running.stopped.set()
    return json_response({"success": True})


def _run(running: RunningQuery, query: Query, histories: list[GroupHistory], account: str, start_ms: int, end_ms: int, most: int) -> None:
    try:
        records = []
        for line in itertools.chain.from_iterable(history.between(start_ms, end_ms) for history in histories):
            if running.stopped.is_set():
                return
            if running.scanned >= _MOST_RECORDS:
                running.status = "Timeout"
                return
            running.scanned += 1
            running.bytes_scanned += len(line.message)
            records.append(record_of(line, account))
        if len(histories) > 1:
            records.sort(key=lambda record: record["@ptr"])
        answer = Answer(records)
        running.matched = len(records)
        for step in query.steps:
            before = answer
            answer = step(answer)
            if not before.aggregated and not answer.aggregated and not answer.sorted:
                running.matched = len(answer.records)
        if not running.stopped.is_set():
            running.rows = [_row(record, answer) for record in newest_first(answer).records[:min(most, _DEFAULT_ROWS)]]
            running.status = "Complete"
    except Exception:
        running.status = "Failed"
        raise


def _row(record: dict, answer: Answer) -> list[dict]:
    columns = answer.columns if answer.columns is not None else ["@timestamp", "@message"]
    row = [{"field": name, "value": as_text(record[name])} for name in columns if record.get(name) is not None]
    return row if answer.aggregated else row + [{"field": "@ptr", "value": record["@ptr"]}]


def _by_prefix(prefixes: list[str]) -> list[str]:
    names = (name for name in sorted(cloudwatch_logs._log_groups.keys()) if any(name.startswith(prefix) for prefix in prefixes))
    return list(itertools.islice(names, _MOST_GROUPS))


def _forget_old() -> None:
    oldest_first = sorted(_kept.items(), key=lambda item: item[1].started)
    for number, (query_id, running) in enumerate(oldest_first):
        if len(oldest_first) - number > _MOST_KEPT or time.monotonic() - running.started > _KEPT_SECONDS:
            running.stopped.set()
            _kept.pop(query_id, None)

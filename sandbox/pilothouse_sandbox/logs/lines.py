"""The lines of one writer in one minute: a function of the writer, the minute and what goes wrong, the same whenever it is asked for."""

import datetime
import json
import math
import random
import re

from .phrases import BY_TROUBLE, FAILED, ODD, ROUTES, START, TASKS, fill, uuid
from .writers import Writer

MINUTE_MS = 60_000

# Lines a minute at the busiest hour; at night a third of it.
_BUSIEST = {"api": 7.0, "worker": 4.0, "function": 4.0, "access": 6.0, "flow": 5.0, "model": 2.0, "store": 1.5, "collector": 0.3, "proxy": 0.6}
_SHARE_ODD, _SHARE_FAILED = 0.03, 0.006
_SHARE_OF_A_TROUBLE = 0.35

Line = tuple[int, str]  # epoch milliseconds, message


def lines_of_minute(writer: Writer, minute_ms: int, troubles: frozenset[str]) -> list[Line]:
    rng = random.Random(writer.seed * 1_000_003 + minute_ms // MINUTE_MS)
    found = _start_lines(writer, rng) if minute_ms <= writer.since_ms < minute_ms + MINUTE_MS else []
    if not ("service-down" in troubles and writer.kind in ("api", "function", "access")):
        for _ in range(_how_many(_BUSIEST[writer.kind] * _rhythm(minute_ms), rng)):
            found += _line(writer, minute_ms + rng.randrange(MINUTE_MS), rng, troubles)
    elif writer.kind == "access":
        found += [(at, _access_line(writer, at, rng, 503)) for at in (minute_ms + rng.randrange(MINUTE_MS) for _ in range(4))]
    return sorted((at, text) for at, text in found if at >= writer.since_ms and (writer.until_ms is None or at < writer.until_ms))


def _how_many(expected: float, rng: random.Random) -> int:
    whole = int(expected)
    return whole + (rng.random() < expected - whole) + rng.randrange(-1, 2) * (whole > 1)


def _rhythm(at_ms: int) -> float:
    """Busiest at 14:00 UTC, a third of it at 02:00."""
    hour = at_ms / 3_600_000 % 24
    return 0.667 + 0.333 * math.cos((hour - 14) / 24 * 2 * math.pi)


def _start_lines(writer: Writer, rng: random.Random) -> list[Line]:
    texts = START.get(writer.kind, ())
    return [(writer.since_ms + 400 * index, _application_line(writer, writer.since_ms + 400 * index, "INFO", fill(text, rng), rng)) for index, text in enumerate(texts)]


def _line(writer: Writer, at: int, rng: random.Random, troubles: frozenset[str]) -> list[Line]:
    level, text = _what_is_said(writer.kind, rng, troubles)
    if writer.kind == "function":
        return _invocation(at, level, text, rng)
    if writer.kind == "access":
        return [(at, _access_line(writer, at, rng, 500 if level == "ERROR" else 429 if level == "WARN" else None))]
    if writer.kind == "flow":
        return [(at, _flow_line(writer, at, rng, rejected=level != "INFO"))]
    if text is None:
        return _everyday(writer, at, rng, troubles)
    return [(at, _application_line(writer, at, level, text, rng))]


def _what_is_said(kind: str, rng: random.Random, troubles: frozenset[str]) -> tuple[str, str | None]:
    """Level and text; no text for an ordinary line."""
    chance = rng.random()
    failed = _SHARE_OF_A_TROUBLE if "errors" in troubles else _SHARE_FAILED
    if chance < failed:
        return "ERROR", fill(rng.choice(FAILED.get(kind, FAILED["api"])), rng)
    if chance < failed + _SHARE_ODD:
        return "WARN", fill(rng.choice(ODD.get(kind, ODD["api"])), rng)
    for trouble in sorted(troubles & BY_TROUBLE.keys()):
        if rng.random() < _SHARE_OF_A_TROUBLE:
            level, text = BY_TROUBLE[trouble]
            return level, fill(text, rng)
    return "INFO", None


def _everyday(writer: Writer, at: int, rng: random.Random, troubles: frozenset[str]) -> list[Line]:
    if writer.kind == "worker":
        task, seconds = f"app.tasks.{rng.choice(TASKS)}[{uuid(rng)}]", rng.uniform(0.08, 6) * (4 if "slow" in troubles else 1)
        done = at + int(seconds * 1000)
        return [(at, _application_line(writer, at, "INFO", f"Task {task} received", rng)),
                (done, _application_line(writer, done, "INFO", f"Task {task} succeeded in {seconds:.3f}s: None", rng))]
    if writer.kind == "model":
        ms = rng.uniform(300, 4200)
        return [(at, f"[GIN] {_utc(at):%Y/%m/%d - %H:%M:%S} | 200 | {ms:>12.6f}ms | 10.0.{rng.randrange(1, 60)}.{rng.randrange(2, 250)} | POST     \"/api/generate\"")]
    method, path, status, ms = _request(rng, troubles)
    if writer.kind in ("proxy", "collector"):
        text = "signal process started" if writer.kind == "proxy" else "Exported metrics batch"
        return [(at, _application_line(writer, at, "INFO", text, rng))]
    if writer.kind == "store" or rng.random() < 0.4:
        return [(at, f"INFO:     10.0.{rng.randrange(1, 60)}.{rng.randrange(2, 250)}:{rng.randrange(32768, 60999)} - \"{method} {path} HTTP/1.1\" {status}")]
    return [(at, _json_line(at, "INFO", "request completed", rng, method=method, path=path, status=status, duration_ms=ms))]


def _request(rng: random.Random, troubles: frozenset[str]) -> tuple[str, str, int, int]:
    method, path, status, usual = rng.choice(ROUTES)
    ms = int(usual * rng.lognormvariate(0, 0.5) * (6 if "slow" in troubles else 1)) + 1
    if rng.random() < 0.02:
        status = rng.choice((400, 401, 404, 422))
    return method, path.replace("{n}", str(rng.randrange(100, 9999))), status, ms


def _application_line(writer: Writer, at: int, level: str, text: str, rng: random.Random) -> str:
    if writer.kind == "api":
        if level == "ERROR" and rng.random() < 0.3:
            return f"{_utc(at):%Y-%m-%d %H:%M:%S},{at % 1000:03d} ERROR app.api {text}\nTraceback (most recent call last):\n  File \"/app/api/routes.py\", line 118, in handle\n    answer = await call(request)\n{text}"
        return _json_line(at, level, text, rng)
    if writer.kind == "worker":
        word = "WARNING" if level == "WARN" else level
        return f"[{_utc(at):%Y-%m-%d %H:%M:%S},{at % 1000:03d}: {word}/MainProcess] {text}"
    if writer.kind == "proxy":
        word = {"ERROR": "error", "WARN": "warn"}.get(level, "notice")
        return f"{_utc(at):%Y/%m/%d %H:%M:%S} [{word}] 31#31: *{rng.randrange(1000, 9999)} {text}"
    if writer.kind == "collector":
        return f"{_iso(at)}\t{level.lower()}\tservice@v0.119.0/service.go:258\t{text}"
    return f"time={_iso(at)} level={level} msg=\"{text}\""


def _json_line(at: int, level: str, text: str, rng: random.Random, **more: object) -> str:
    return json.dumps({"timestamp": _iso(at), "level": level, "logger": "app.api", "message": text, "request_id": uuid(rng), **more})


def _invocation(at: int, level: str, text: str | None, rng: random.Random) -> list[Line]:
    """What Lambda itself writes around a function's own lines."""
    request, ms, memory = uuid(rng), rng.lognormvariate(5.2, 0.6), rng.randrange(96, 230)
    said = [(at, f"START RequestId: {request} Version: $LATEST\n")]
    if text:
        said.append((at + int(ms), f"[{'WARNING' if level == 'WARN' else level}]\t{_iso(at + int(ms))}\t{request}\t{text}\n"))
    else:
        said.append((at + 2, f"[INFO]\t{_iso(at + 2)}\t{request}\tHandled {rng.choice(ROUTES)[1].replace('{n}', str(rng.randrange(100, 999)))}\n"))
    end = at + int(ms) + 1
    return said + [(end, f"END RequestId: {request}\n"),
                   (end, f"REPORT RequestId: {request}\tDuration: {ms:.2f} ms\tBilled Duration: {math.ceil(ms)} ms\tMemory Size: 512 MB\tMax Memory Used: {memory} MB\t\n")]


def _access_line(writer: Writer, at: int, rng: random.Random, failed: int | None) -> str:
    method, path, status, ms = _request(rng, frozenset())
    values = {
        "requestTimeEpoch": at, "requestTime": f"{_utc(at):%d/%b/%Y:%H:%M:%S} +0000", "requestId": f"{rng.getrandbits(64):x}=", "protocol": "HTTP/1.1",
        "identity.sourceIp": f"203.0.113.{rng.randrange(2, 250)}", "httpMethod": method, "path": path, "routeKey": f"{method} {path}",
        "status": failed or status, "responseLatency": ms, "integrationLatency": max(1, ms - 2), "responseLength": rng.randrange(120, 24000),
        "integrationErrorMessage": "The integration timed out" if failed == 500 else "-", "error.message": "-",
    }
    line_format = writer.detail or '{"requestId":"$context.requestId","method":"$context.httpMethod","path":"$context.path","status":"$context.status"}'
    return _CONTEXT.sub(lambda match: str(values.get(match[1], "-")), line_format)


_CONTEXT = re.compile(r"\$context\.([A-Za-z.]+)")


def _flow_line(writer: Writer, at: int, rng: random.Random, rejected: bool) -> str:
    packets = rng.randrange(1, 400)
    outside, inside = f"198.51.100.{rng.randrange(2, 250)}", f"10.0.{rng.randrange(1, 60)}.{rng.randrange(2, 250)}"
    port = rng.choice((22, 3389, 445)) if rejected else rng.choice((443, 443, 5432, 6379, 8000))
    seconds = at // 1000
    return (f"2 000000000000 {writer.detail} {outside} {inside} {rng.randrange(32768, 60999)} {port} 6 {packets} {packets * rng.randrange(60, 1400)} "
            f"{seconds - 58} {seconds} {'REJECT' if rejected else 'ACCEPT'} OK")


def _utc(at_ms: int) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(at_ms / 1000, datetime.timezone.utc)


def _iso(at_ms: int) -> str:
    return f"{_utc(at_ms):%Y-%m-%dT%H:%M:%S}.{at_ms % 1000:03d}Z"

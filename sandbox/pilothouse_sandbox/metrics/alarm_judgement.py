"""Whether an alarm's data makes it an alarm: M out of N, missing data, thresholds that are numbers or bands."""

import datetime
import json
import operator
from collections.abc import Callable
from dataclasses import dataclass

from .series import Series

# CloudWatch looks a little further back than it must, for points that come late.
LATE_PERIODS = 2

_COMPARE: dict[str, tuple[Callable[[float, float], bool], str]] = {
    "GreaterThanOrEqualToThreshold": (operator.ge, "greater than or equal to"), "GreaterThanThreshold": (operator.gt, "greater than"),
    "LessThanThreshold": (operator.lt, "less than"), "LessThanOrEqualToThreshold": (operator.le, "less than or equal to"),
}
_OF_BANDS = {
    "LessThanLowerOrGreaterThanUpperThreshold": "outside", "LessThanLowerThreshold": "below", "GreaterThanUpperThreshold": "above",
}
COMPARISONS = {*_COMPARE, *_OF_BANDS}


@dataclass
class Judgement:
    state: str
    reason: str
    reason_data: str  # JSON


@dataclass
class Evidence:
    """An alarm's values by the start of each period, newest period first in `times`."""

    series: Series
    low: Series | None  # of a band
    high: Series | None
    times: list[int]
    period: int
    statistic: str


def judge_all(alarm: dict, evidence: list[Evidence], now: float) -> Judgement | None:
    """Of an alarm on several time series, which is in ALARM as soon as one of them is; None where it keeps its state."""
    if len(evidence) == 1:
        return judge(alarm, evidence[0], now)
    if not evidence:
        return Judgement("INSUFFICIENT_DATA", "Insufficient Data: no time series were found.", "{}")
    states = [judgement.state if (judgement := judge(alarm, one, now)) else None for one in evidence]
    state = next((worst for worst in ("ALARM", "INSUFFICIENT_DATA", "OK") if worst in states), None)
    if state is None:
        return None
    return Judgement(state, f"{states.count(state)} out of {len(states)} time series evaluated to {state}", "{}")


def judge(alarm: dict, evidence: Evidence, now: float) -> Judgement | None:
    """None where the alarm keeps its state.

    All of the evidence counts that AWS would look at, missing points only as far as the real ones do not suffice
    (Amazon CloudWatch User Guide, "How alarm state is evaluated when data is missing").
    """
    wanted = int(alarm.get("EvaluationPeriods") or 1)
    needed = int(alarm.get("DatapointsToAlarm") or wanted)
    treatment = alarm.get("TreatMissingData") or "missing"
    present = [at for at in evidence.times if at in evidence.series][:wanted]
    breaching = [at for at in present if _breaches(alarm, evidence, at)]
    filled = wanted - len(present) if treatment in ("breaching", "notBreaching") else 0
    if not present and treatment == "missing":
        text = f"Insufficient Data: {_points(wanted)} {'was' if wanted == 1 else 'were'} unknown."
        return Judgement("INSUFFICIENT_DATA", text, _reason_data(alarm, evidence, [], now))
    in_alarm = len(breaching) + (filled if treatment == "breaching" else 0) >= needed
    if not in_alarm and len(present) < wanted and len(breaching) == len(present):
        if treatment == "ignore":
            return None
        in_alarm = treatment == "missing" and evidence.times.index(breaching[-1]) + 1 >= needed
    reason = _reason(alarm, evidence, present, in_alarm, needed, wanted) if present else _without_points(wanted, treatment)
    return Judgement("ALARM" if in_alarm else "OK", reason, _reason_data(alarm, evidence, present, now))


def _breaches(alarm: dict, evidence: Evidence, at: int) -> bool:
    value, comparison = evidence.series[at], alarm["ComparisonOperator"]
    if comparison in _COMPARE:
        return _COMPARE[comparison][0](value, float(alarm.get("Threshold") or 0))
    kind = _OF_BANDS[comparison]
    below = kind != "above" and evidence.low is not None and at in evidence.low and value < evidence.low[at]
    above = kind != "below" and evidence.high is not None and at in evidence.high and value > evidence.high[at]
    return below or above


def _reason(alarm: dict, evidence: Evidence, present: list[int], in_alarm: bool, needed: int, wanted: int) -> str:
    telling = [at for at in present if _breaches(alarm, evidence, at) == in_alarm] or present
    values = ", ".join(f"{evidence.series[at]!r} ({_short_time(at)})" for at in telling)
    negation = "" if in_alarm else "not "
    count = len(telling)
    who = f"{count} datapoint [{values}] was" if wanted == 1 else f"{count} out of the last {wanted} datapoints [{values}] {'was' if count == 1 else 'were'}"
    if alarm["ComparisonOperator"] in _COMPARE:
        what = f"{negation}{_COMPARE[alarm['ComparisonOperator']][1]} the threshold ({float(alarm.get('Threshold') or 0)!r})"
    else:
        edges = ", ".join(f"[{evidence.low.get(at)!r}, {evidence.high.get(at)!r}]" for at in telling) if evidence.low and evidence.high else ""
        what = f"{negation}{_OF_BANDS[alarm['ComparisonOperator']]} the band of expected values ({edges})"
    least = needed if in_alarm else wanted - needed + 1
    way = "OK -> ALARM" if in_alarm else "ALARM -> OK"
    return f"Threshold Crossed: {who} {what} (minimum {_points(least)} for {way} transition)."


def _without_points(wanted: int, treatment: str) -> str:
    kind = "Breaching" if treatment == "breaching" else "NonBreaching"
    periods = "1 period" if wanted == 1 else f"{wanted} periods"
    missing = "1 missing datapoint was" if wanted == 1 else f"{wanted} missing datapoints were"
    return f"Threshold Crossed: no datapoints were received for {periods} and {missing} treated as [{kind}]."


def _reason_data(alarm: dict, evidence: Evidence, present: list[int], now: float) -> str:
    data = {"version": "1.0", "queryDate": iso(now), "startDate": iso(min(present)) if present else None, "statistic": evidence.statistic or None,
            "period": evidence.period, "recentDatapoints": [evidence.series[at] for at in sorted(present)],
            "threshold": float(alarm["Threshold"]) if alarm.get("Threshold") is not None and alarm["ComparisonOperator"] in _COMPARE else None,
            "evaluatedDatapoints": [_evaluated(evidence, at) for at in present]}
    return json.dumps({name: value for name, value in data.items() if value is not None}, separators=(",", ":"))


def _evaluated(evidence: Evidence, at: int) -> dict:
    edges = {"threshold": evidence.high[at]} if evidence.high and at in evidence.high else {}
    return {"timestamp": iso(at), "value": evidence.series[at], **edges}


def iso(at: float) -> str:
    moment = datetime.datetime.fromtimestamp(at, datetime.timezone.utc)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03}+0000"


def _short_time(at: float) -> str:
    return datetime.datetime.fromtimestamp(at, datetime.timezone.utc).strftime("%d/%m/%y %H:%M:%S")


def _points(count: int) -> str:
    return "1 datapoint" if count == 1 else f"{count} datapoints"

"""Alarms as AWS evaluates them: on their own metrics or metric math."""

import time

from ministack.services import cloudwatch

from . import alarm_clock
from .alarm_judgement import COMPARISONS, LATE_PERIODS, Evidence, Judgement, judge_all
from .computed_metrics import computed_metrics
from .metric_queries import BadQuery, MetricQueries
from .readings import has_point_since
from .series import NotAnswered


def evaluate_alarm(alarm: dict) -> None:
    """The replacement of ministack's `_evaluate_alarm`."""
    if alarm.get("ExtendedStatistic"):
        alarm.pop("Statistic", None)  # AWS describes the one that was given
    now = time.time()
    if alarm.get("ComparisonOperator") not in COMPARISONS or alarm_clock.has_a_say_in(alarm["AlarmArn"], now):
        return
    try:
        judgement = judge_all(alarm, _evidence(alarm, now), now)
    except (BadQuery, NotAnswered) as bad:
        judgement = Judgement("INSUFFICIENT_DATA", f"Insufficient Data: {bad}", "{}")
    if judgement:
        _move(alarm, judgement)


def _evidence(alarm: dict, now: float) -> list[Evidence]:
    """One for each time series, which are several for a Metrics Insights query that groups."""
    asked = [_no_finer_than_measured(query) for query in alarm.get("Metrics") or [own_metric(alarm)]]
    band_id = alarm.get("ThresholdMetricId")
    shown = next((query["Id"] for query in asked if query.get("ReturnData", True) and query["Id"] != band_id), asked[0]["Id"])
    period = _period(alarm, asked)
    count = int(alarm.get("EvaluationPeriods") or 1) + LATE_PERIODS
    unit = min(period, 60)
    end = int(now // unit) * unit + (unit if _has_newest(asked, now // unit * unit) else 0)
    queries = MetricQueries(asked, end - count * period, end)
    lines = queries.lines(shown)
    bands = queries.lines(band_id) if band_id in queries.queries else []
    low, high = (bands[0].series, bands[1].series) if len(bands) == 2 else (None, None)
    times = [end - (index + 1) * period for index in range(count)]
    statistic = alarm.get("ExtendedStatistic") or alarm.get("Statistic") or ""
    return [Evidence(line.series, low, high, times, period, statistic) for line in lines]


def _no_finer_than_measured(query: dict) -> dict:
    """Otherwise an alarm by the minute on a server that is measured every 5 minutes would lose its data in between."""
    stat = query.get("MetricStat")
    metric = computed_metrics.here().get(_key(stat["Metric"])) if stat else None
    if metric is None or metric.step * 60 <= int(stat["Period"]):
        return query
    return {**query, "MetricStat": {**stat, "Period": metric.step * 60}}


def _key(metric: dict) -> tuple:
    return (metric.get("Namespace") or "", metric.get("MetricName") or "",
            tuple(sorted((one["Name"], str(one.get("Value", ""))) for one in metric.get("Dimensions") or [])))


def _period(alarm: dict, asked: list[dict]) -> int:
    periods = [int(query["MetricStat"]["Period"]) for query in asked if query.get("MetricStat")]
    return max(periods, default=int(alarm.get("Period") or next((query["Period"] for query in asked if query.get("Period")), 60)))


def _has_newest(asked: list[dict], since: float) -> bool:
    """Whether the period that has just begun has data: what is computed always does."""
    computed = computed_metrics.here()
    for query in asked:
        if not (stat := query.get("MetricStat")):
            continue
        key = _key(stat["Metric"])
        if key in computed or has_point_since(*key, since):
            return True
    return False


def own_metric(alarm: dict) -> dict:
    return {"Id": "m", "MetricStat": {
        **({"Unit": alarm["Unit"]} if alarm.get("Unit") else {}),
        "Period": alarm.get("Period") or 60, "Stat": alarm.get("ExtendedStatistic") or alarm.get("Statistic") or "Average",
        "Metric": {"Namespace": alarm.get("Namespace"), "MetricName": alarm.get("MetricName"), "Dimensions": alarm.get("Dimensions") or []},
    }}


def _move(alarm: dict, judgement: Judgement) -> None:
    before = alarm["StateValue"]
    if judgement.state == before:
        return
    now = int(time.time())
    alarm.update(StateValue=judgement.state, StateReason=judgement.reason, StateReasonData=judgement.reason_data,
                 StateUpdatedTimestamp=now, StateTransitionedTimestamp=now)
    cloudwatch._record_history(alarm["AlarmName"], before, judgement.state, judgement.reason, reason_data=judgement.reason_data)
    cloudwatch._dispatch_alarm_actions(alarm, before, judgement.state, judgement.reason)
    cloudwatch._evaluate_parent_alarms(alarm)

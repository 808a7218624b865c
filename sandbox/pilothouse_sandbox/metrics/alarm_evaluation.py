"""Alarms as AWS evaluates them: dimensions, M out of N, missing data, metric math, on a timer."""

import asyncio
import contextvars
import logging
import operator
import time

from ministack.core.responses import set_request_account_id, set_request_region
from ministack.services import cloudwatch

from .metric_data import MetricQueries

_LOG = logging.getLogger("sandbox.alarms")
_EVERY_SECONDS = 1
# Data of the newest period may not be there yet; AWS looks a little further back, too.
_LATE_PERIODS = 2

# Alarm ARN -> until when (epoch seconds) a state that somebody set by hand stays.
held_until: dict[str, float] = {}

_COMPARE = {
    "GreaterThanOrEqualToThreshold": operator.ge, "GreaterThanThreshold": operator.gt,
    "LessThanThreshold": operator.lt, "LessThanOrEqualToThreshold": operator.le,
}
_MISSING_COUNTS_AS = {"breaching": True, "notBreaching": False}


def evaluator(queries: MetricQueries):
    """The replacement of ministack's `_evaluate_alarm`."""

    def evaluate(alarm: dict) -> None:
        if alarm.get("ComparisonOperator") in _COMPARE and (outcome := _outcome(alarm, queries, time.time())):
            _move(alarm, *outcome)

    return evaluate


async def evaluate_alarms_for_ever() -> None:
    while True:
        await asyncio.sleep(_EVERY_SECONDS)
        for (account, region, _), alarm in list(cloudwatch._alarms._data.items()):
            try:
                contextvars.copy_context().run(_evaluate_in, account, region, alarm)
            except Exception:  # one odd alarm must not stop the others
                _LOG.exception("alarm %s could not be evaluated", alarm.get("AlarmName"))
            await asyncio.sleep(0)


def _evaluate_in(account: str, region: str, alarm: dict) -> None:
    set_request_account_id(account)
    set_request_region(region)
    cloudwatch._evaluate_alarm(alarm)


def _outcome(alarm: dict, queries: MetricQueries, now: float) -> tuple[str, str] | None:
    """New state and reason; None where the alarm keeps its state."""
    asked = alarm.get("Metrics") or [_own_metric(alarm)]
    shown = next((query["Id"] for query in asked if query.get("ReturnData", True)), asked[-1]["Id"])
    period = max([int(query["MetricStat"]["Period"]) for query in asked if query.get("MetricStat")] or [int(alarm.get("Period") or 60)])
    count = int(alarm.get("EvaluationPeriods") or 1)
    last = int(now // period) * period
    rows = queries.results(asked, last - (count + _LATE_PERIODS) * period, last + period).get(shown) or [(None, {})]
    series = rows[0][1]
    newest = next((last - late * period for late in range(_LATE_PERIODS + 1) if last - late * period in series), last)
    times = [newest - index * period for index in range(count)]
    return _judge(alarm, series, times)


def _own_metric(alarm: dict) -> dict:
    return {"Id": "m", "MetricStat": {
        "Period": alarm.get("Period") or 60, "Stat": alarm.get("ExtendedStatistic") or alarm.get("Statistic") or "Average",
        "Metric": {"Namespace": alarm.get("Namespace"), "MetricName": alarm.get("MetricName"), "Dimensions": alarm.get("Dimensions") or []},
    }}


def _judge(alarm: dict, series: dict, times: list[int]) -> tuple[str, str] | None:
    compare, threshold = _COMPARE[alarm["ComparisonOperator"]], float(alarm.get("Threshold") or 0)
    treatment = alarm.get("TreatMissingData") or "missing"
    present = [time for time in times if time in series]
    if not present and treatment == "ignore":
        return None
    breaching = [compare(series[time], threshold) if time in series else _MISSING_COUNTS_AS.get(treatment) for time in times]
    known = [flag for flag in breaching if flag is not None]
    if not known:
        return "INSUFFICIENT_DATA", "Insufficient Data: no datapoints were received"
    needed = int(alarm.get("DatapointsToAlarm") or len(times))
    values = ", ".join(f"{series[time]:g}" for time in present)
    kind = "greater" if "Greater" in alarm["ComparisonOperator"] else "less"
    reason = (f"Threshold Crossed: {sum(known)} out of the last {len(times)} datapoints [{values}] were {kind} than "
              f"the threshold ({threshold:g})." if sum(known) >= needed else
              f"Threshold Crossed: {len(known) - sum(known)} datapoints [{values}] were not {kind} than the threshold ({threshold:g}).")
    return ("ALARM" if sum(known) >= needed else "OK"), reason


def _move(alarm: dict, state: str, reason: str) -> None:
    before = alarm["StateValue"]
    if state == before or time.time() < held_until.get(alarm["AlarmArn"], 0):
        return
    alarm.update(StateValue=state, StateReason=reason, StateUpdatedTimestamp=int(time.time()))
    cloudwatch._record_history(alarm["AlarmName"], before, state, reason)
    cloudwatch._dispatch_alarm_actions(alarm, before, state, reason)
    cloudwatch._evaluate_parent_alarms(alarm)

"""Alarms as AWS evaluates them: on their own metrics or metric math, each minute and when something has changed."""

import asyncio
import contextlib
import contextvars
import logging
import time

from ministack.core.responses import set_request_account_id, set_request_region
from ministack.services import cloudwatch

from ..account import disturbances
from ..billing.usage_segments import meter
from .alarm_judgement import COMPARISONS, LATE_PERIODS, Evidence, Judgement, judge
from .computed_metrics import computed_metrics
from .metric_queries import BadQuery, MetricQueries
from .running_counts import running_counts
from .series import NotAnswered
from .stored_metrics import points_of

_LOG = logging.getLogger("sandbox.alarms")
_EVERY_SECONDS = 1

_LONGEST_SLICE_SECONDS = 0.02  # of evaluation between two looks at requests

# Alarm ARN -> until when (epoch seconds) a state that somebody set by hand stays.
held_until: dict[str, float] = {}
# ARNs of alarms that were made or changed and wait for the clock.
_waiting: set[str] = set()
_left_to_the_clock: contextvars.ContextVar[bool] = contextvars.ContextVar("alarms are left to the clock", default=False)


@contextlib.contextmanager
def left_to_the_clock():
    """What is put within is evaluated at the clock's next tick: once for all of a stack's alarms, and never half made."""
    token = _left_to_the_clock.set(True)
    try:
        yield
    finally:
        _left_to_the_clock.reset(token)


def evaluate_alarm(alarm: dict) -> None:
    """The replacement of ministack's `_evaluate_alarm`."""
    if alarm.get("ExtendedStatistic"):
        alarm.pop("Statistic", None)  # AWS describes the one that was given
    if _left_to_the_clock.get():
        _waiting.add(alarm["AlarmArn"])
        return
    now = time.time()
    if alarm.get("ComparisonOperator") not in COMPARISONS or now < held_until.get(alarm["AlarmArn"], 0):
        return
    try:
        judgement = judge(alarm, _evidence(alarm, now), now)
    except (BadQuery, NotAnswered) as bad:
        judgement = Judgement("INSUFFICIENT_DATA", f"Insufficient Data: {bad}", "{}")
    if judgement:
        _move(alarm, judgement)


async def evaluate_alarms_for_ever() -> None:
    due = _Due()
    while True:
        await asyncio.sleep(_EVERY_SECONDS)
        due.look()
        slice_began = time.monotonic()
        for (account, region, _), alarm in list(cloudwatch._alarms._data.items()):
            if not due.is_due(alarm):
                continue
            try:
                contextvars.copy_context().run(_evaluate_in, account, region, alarm)
            except Exception:  # one odd alarm must not stop the others
                _LOG.exception("alarm %s could not be evaluated", alarm.get("AlarmName"))
            # Not after each: a change that comes in between has every metric of its stack described anew.
            if time.monotonic() - slice_began > _LONGEST_SLICE_SECONDS:
                await asyncio.sleep(0)
                slice_began = time.monotonic()


class _Due:
    """An alarm can change at a new minute, with a change of what goes wrong or of itself, and once data begin; hardly in between."""

    def __init__(self) -> None:
        self._seen: tuple = ()
        self._metered = -1
        self._everything = self._metered_more = False
        self._called_for: set[str] = set()

    def look(self) -> None:
        running_counts.look()
        seen = int(time.time() // 60), disturbances.version, running_counts.version
        self._everything, self._metered_more = seen != self._seen, meter.version != self._metered
        self._seen, self._metered = seen, meter.version
        now = time.time()
        ended = {arn for arn, until in held_until.items() if until <= now}
        for arn in ended:
            del held_until[arn]
        self._called_for = ended | _waiting
        _waiting.clear()

    def is_due(self, alarm: dict) -> bool:
        return (self._everything or alarm["AlarmArn"] in self._called_for
                or (self._metered_more and alarm.get("StateValue") == "INSUFFICIENT_DATA"))


def _evaluate_in(account: str, region: str, alarm: dict) -> None:
    set_request_account_id(account)
    set_request_region(region)
    cloudwatch._evaluate_alarm(alarm)


def _evidence(alarm: dict, now: float) -> Evidence:
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
    return Evidence(lines[0].series if lines else {}, low, high, [end - (index + 1) * period for index in range(count)], period,
                    alarm.get("ExtendedStatistic") or alarm.get("Statistic") or "")


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
        if key in computed or any(point["Timestamp"] >= since for point in points_of(*key)[-200:]):
            return True
    return False


def own_metric(alarm: dict) -> dict:
    return {"Id": "m", "MetricStat": {
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

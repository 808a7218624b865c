"""How missing points are treated, by the tables of the Amazon CloudWatch User Guide ("How alarm state is evaluated when data is missing")."""

import pytest

from pilothouse_sandbox.metrics.alarm_judgement import Evidence, judge

PERIOD = 300
VALUES = {"0": 1.0, "X": 9.0}
TREATMENTS = ("missing", "ignore", "breaching", "notBreaching")
KEPT = None


def judged(points: str, needed: int, **settings):
    """Of an alarm on `needed` out of 3 above 5; of the five points the newest is the last, as in AWS's tables."""
    alarm = {"ComparisonOperator": "GreaterThanThreshold", "Threshold": 5, "EvaluationPeriods": 3, "DatapointsToAlarm": needed, **settings}
    times = [(index + 1) * PERIOD for index in range(5)]
    series = {at: VALUES[point] for at, point in zip(times, points.split()) if point in VALUES}
    return judge(alarm, Evidence(series, None, None, times[::-1], PERIOD, "Sum"), now=10_000)


def state(judgement) -> str | None:
    return judgement.state if judgement else KEPT


@pytest.mark.parametrize("needed, points, states", [
    (3, "0 - X - X", ("OK", "OK", "OK", "OK")),
    (3, "0 - - - -", ("OK", "OK", "OK", "OK")),
    (3, "- - - - -", ("INSUFFICIENT_DATA", KEPT, "ALARM", "OK")),
    (3, "0 X X - X", ("ALARM", "ALARM", "ALARM", "ALARM")),
    (3, "- - X - -", ("ALARM", KEPT, "ALARM", "OK")),
    (2, "0 - X - X", ("ALARM", "ALARM", "ALARM", "ALARM")),
    (2, "0 0 X 0 X", ("ALARM", "ALARM", "ALARM", "ALARM")),
    (2, "0 - X - -", ("OK", "OK", "ALARM", "OK")),
    (2, "- - - - 0", ("OK", "OK", "ALARM", "OK")),
    (2, "- - - X -", ("ALARM", KEPT, "ALARM", "OK")),
])
def test_missing_points_count_as_often_as_they_must_and_no_more(needed, points, states):
    assert tuple(state(judged(points, needed, TreatMissingData=treatment)) for treatment in TREATMENTS) == states


@pytest.mark.parametrize("points", ["- - - - X", "- - - X -"])
def test_a_single_breaching_point_that_the_next_could_deny_is_no_alarm_yet(points):
    assert state(judged(points, 3)) == "OK"


def test_the_reason_names_the_points_that_decided():
    assert judged("0 X X - X", 2).reason == ("Threshold Crossed: 3 out of the last 3 datapoints [9.0 (01/01/70 00:25:00), 9.0 (01/01/70 00:15:00), 9.0 (01/01/70 00:10:00)] "
                                             "were greater than the threshold (5.0) (minimum 2 datapoints for OK -> ALARM transition).")

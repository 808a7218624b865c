"""Composite alarms: their rules, and actions that wait while a suppressor is in ALARM."""

import json

import pytest

from cloudwatch_client import CloudWatch, Refused

QUICK, LONG = 0, 600


@pytest.fixture
def cloudwatch(account):
    return CloudWatch(account.process.url, account.name)


def child(cloudwatch, word: str, state: str = "OK") -> str:
    """An alarm on a metric that has no data, set by hand."""
    name = f"{word}-{cloudwatch.name}"
    cloudwatch.call("PutMetricAlarm", AlarmName=name, ComparisonOperator="GreaterThanThreshold", Threshold=5, EvaluationPeriods=1, Period=86_400, Statistic="Sum",
                    Namespace=cloudwatch.space, MetricName=word, TreatMissingData="ignore")
    set_state(cloudwatch, name, state)
    return name


def set_state(cloudwatch, name: str, state: str) -> None:
    cloudwatch.call("SetAlarmState", AlarmName=name, StateValue=state, StateReason="by hand")


def put(cloudwatch, rule: str, **settings) -> str:
    name = f"all-{cloudwatch.name}"
    cloudwatch.call("PutCompositeAlarm", AlarmName=name, AlarmRule=rule, **settings)
    return name


def described(cloudwatch, name: str) -> dict:
    return cloudwatch.call("DescribeAlarms", AlarmNames=[name], AlarmTypes=["CompositeAlarm"])["CompositeAlarms"][0]


def history(cloudwatch, name: str, kind: str) -> list[dict]:
    return cloudwatch.call("DescribeAlarmHistory", AlarmName=name, AlarmTypes=["CompositeAlarm"], HistoryItemType=kind)["AlarmHistoryItems"]


def suppressed_by(*, wait: int, extension: int) -> dict:
    return {"ActionsSuppressorWaitPeriod": wait, "ActionsSuppressorExtensionPeriod": extension, "AlarmActions": ["arn:aws:lambda:us-east-1:000000000000:function:page"]}


@pytest.mark.parametrize("rule, state", [
    ("ALARM({a}) AND OK({b})", "ALARM"), ("ALARM({a}) AND ALARM({b})", "OK"), ("ALARM({b}) OR ALARM({a})", "ALARM"), ("NOT ALARM({b})", "ALARM"), ("INSUFFICIENT_DATA({c})", "ALARM"),
    ("(ALARM({b}) OR OK({b})) AND NOT OK({a})", "ALARM"), ('ALARM("{a}") AND TRUE', "ALARM"), ("FALSE", "OK"), ("AT_LEAST(2, ALARM, ({a}, {b}, {c}))", "OK"), ("AT_LEAST(50%, NOT OK, ({a}, {b}, {c}))", "ALARM"),
    ("ALARM(arn:aws:cloudwatch:us-east-1:000000000000:alarm:{a})", "ALARM"),
])
def test_rules(cloudwatch, rule, state):
    names = {"a": child(cloudwatch, "a", "ALARM"), "b": child(cloudwatch, "b"), "c": child(cloudwatch, "c", "INSUFFICIENT_DATA")}
    assert described(cloudwatch, put(cloudwatch, rule.format(**names)))["StateValue"] == state


@pytest.mark.parametrize("rule, sentence", [
    ("ALARM(nobody)", "in the alarm rule do not exist"), ("ALARM(", "Unsupported token"), ("WORRY(a)", "Unsupported token 'WORRY'"),
])
def test_rules_that_mean_nothing_are_refused(cloudwatch, rule, sentence):
    with pytest.raises(Refused, match=sentence):
        put(cloudwatch, rule)


def test_a_change_of_a_child_is_a_change_of_the_whole_with_the_child_named(cloudwatch):
    a = child(cloudwatch, "a")
    name = put(cloudwatch, f"ALARM({a})")
    set_state(cloudwatch, a, "ALARM")
    newest = json.loads(history(cloudwatch, name, "StateUpdate")[0]["HistoryData"])
    assert (newest["oldState"]["stateValue"], newest["newState"]["stateValue"]) == ("OK", "ALARM")
    assert f":alarm:{a} transitioned to ALARM at " in newest["newState"]["stateReason"]
    assert newest["newState"]["stateReasonData"]["triggeringAlarms"][0]["arn"].endswith(a)


def test_actions_wait_while_the_suppressor_is_in_alarm_and_are_taken_when_it_is_over(cloudwatch, account):
    a, maintenance = child(cloudwatch, "a"), child(cloudwatch, "maintenance", "ALARM")
    name = put(cloudwatch, f"ALARM({a})", ActionsSuppressor=maintenance, **suppressed_by(wait=LONG, extension=QUICK))
    set_state(cloudwatch, a, "ALARM")
    alarm = described(cloudwatch, name)
    assert (alarm["StateValue"], alarm["ActionsSuppressedBy"], alarm["ActionsSuppressedReason"]) == ("ALARM", "Alarm", "Actions suppressed by Alarm")
    assert not [item for item in history(cloudwatch, name, "Action") if "executed" in item["HistorySummary"]]
    set_state(cloudwatch, maintenance, "OK")
    account.until(lambda: "Successfully executed action" in history(cloudwatch, name, "Action")[0]["HistorySummary"])
    assert "ActionsSuppressedBy" not in described(cloudwatch, name)


def test_a_composite_alarm_first_waits_for_its_suppressor(cloudwatch, account):
    a, maintenance = child(cloudwatch, "a"), child(cloudwatch, "maintenance")
    name = put(cloudwatch, f"ALARM({a})", ActionsSuppressor=maintenance, **suppressed_by(wait=LONG, extension=LONG))
    set_state(cloudwatch, a, "ALARM")
    assert described(cloudwatch, name)["ActionsSuppressedBy"] == "WaitPeriod"
    set_state(cloudwatch, maintenance, "ALARM")
    account.until(lambda: described(cloudwatch, name)["ActionsSuppressedBy"] == "Alarm")
    set_state(cloudwatch, maintenance, "OK")
    account.until(lambda: described(cloudwatch, name)["ActionsSuppressedBy"] == "ExtensionPeriod")


def test_without_a_suppressor_in_alarm_and_without_a_wait_actions_are_taken_at_once(cloudwatch):
    a, maintenance = child(cloudwatch, "a"), child(cloudwatch, "maintenance")
    name = put(cloudwatch, f"ALARM({a})", ActionsSuppressor=maintenance, **suppressed_by(wait=QUICK, extension=QUICK))
    set_state(cloudwatch, a, "ALARM")
    assert "Successfully executed action" in history(cloudwatch, name, "Action")[0]["HistorySummary"]


@pytest.mark.parametrize("settings, sentence", [
    ({"ActionsSuppressor": "nobody", "ActionsSuppressorWaitPeriod": 1, "ActionsSuppressorExtensionPeriod": 1}, "does not exist"),
    ({"ActionsSuppressor": "nobody"}, "are required when ActionsSuppressor is specified"),
])
def test_a_suppressor_must_exist_and_have_its_periods(cloudwatch, settings, sentence):
    with pytest.raises(Refused, match=sentence):
        put(cloudwatch, "FALSE", **settings)

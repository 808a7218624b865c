"""CloudWatch where ministack alone differs from AWS."""

import json

import pytest

from cloudwatch_client import CloudWatch, Refused

@pytest.fixture
def cloudwatch(account):
    return CloudWatch(account.process.url, account.name)


def test_values_come_newest_first_unless_asked_otherwise_and_are_named_after_the_metric(cloudwatch):
    cloudwatch.put("Calls", 1, 2, 3)
    row = cloudwatch.data(cloudwatch.metric("m", "Calls"))[0]
    assert (row["Label"], row["Values"]) == ("Calls", [1, 2, 3])
    assert cloudwatch.data(cloudwatch.metric("m", "Calls"), ScanBy="TimestampAscending")[0]["Values"] == [3, 2, 1]


def test_a_query_without_dimensions_means_the_metric_without_dimensions(cloudwatch):
    cloudwatch.put("Calls", 5)
    cloudwatch.put("Calls", 100, Service="web")
    assert cloudwatch.data(cloudwatch.metric("m", "Calls"))[0]["Values"] == [5]
    assert cloudwatch.data(cloudwatch.metric("m", "Calls", Service="web"))[0]["Values"] == [100]


@pytest.mark.parametrize("expression, values", [
    ("100 * errors / calls", [25, 0, 10]), ("calls - errors", [3, 4, 9]), ("SUM([calls, errors])", [5, 4, 11]),
    ("SUM(METRICS())", [5, 4, 11]), ("MAX(METRICS('call'))", [4, 4, 10]), ("IF(calls > 4, 1, 0)", [0, 0, 1]), ("calls > 4 AND errors >= 1", [0, 0, 1]),
    ("ABS(errors - calls)", [3, 4, 9]), ("RATE(calls)", [0, -0.1]), ("DIFF(calls)", [0, -6]), ("RUNNING_SUM(calls)", [18, 14, 10]),
    ("errors ^ 2", [1, 0, 1]), ("FLOOR(calls / 3)", [1, 1, 3]), ("calls / errors", [4, 10]), ("calls / PERIOD(calls)", [4 / 60, 4 / 60, 10 / 60]),
    ("-errors + 1", [0, 1, 0]), ("CEIL(AVG(calls)) + 0 * calls", [6, 6, 6]),
])
def test_metric_math(cloudwatch, expression, values):
    cloudwatch.put("Calls", 4, 4, 10)
    cloudwatch.put("Errors", 1, 0, 1)
    assert cloudwatch.values(expression, cloudwatch.metric("calls", "Calls"), cloudwatch.metric("errors", "Errors")) == pytest.approx(values)


def test_gaps_are_filled_as_asked(cloudwatch):
    cloudwatch.put("Calls", 4, 4, 10)
    cloudwatch.put("Errors", 2, minutes_ago=1)
    queries = cloudwatch.metric("calls", "Calls"), cloudwatch.metric("errors", "Errors")
    assert cloudwatch.values("FILL(errors, 0)", *queries)[:3] == [0, 2, 0]
    assert cloudwatch.values("FILL(errors, REPEAT)", *queries) == [2, 2]


def test_a_search_gives_a_row_per_metric(cloudwatch):
    for service in ("api", "worker"):
        cloudwatch.put("Calls", 7, Service=service)
    cloudwatch.put("Other", 1, Service="api")
    rows = cloudwatch.data({"Id": "s", "Expression": f"SEARCH('{{{cloudwatch.space},Service}} MetricName=\"Calls\"', 'Sum', 60)"})
    assert sorted((row["Label"], row["Values"]) for row in rows) == [("api Calls", [7]), ("worker Calls", [7])]


def alarm(cloudwatch, **settings) -> str:
    name = f"alarm-{cloudwatch.name}"
    cloudwatch.call("PutMetricAlarm", AlarmName=name, ComparisonOperator="GreaterThanThreshold", **{
        "Threshold": 5, "EvaluationPeriods": 1, **({} if "Metrics" in settings else {
            "Namespace": cloudwatch.space, "MetricName": "Calls", "Period": 60, "Statistic": "Sum"}), **settings})
    return name


def state(cloudwatch, name: str) -> str:
    return cloudwatch.call("DescribeAlarms", AlarmNames=[name])["MetricAlarms"][0]["StateValue"]


@pytest.mark.parametrize("values, settings, expected", [
    ([9], {}, "ALARM"), ([1], {}, "OK"), ([], {}, "INSUFFICIENT_DATA"),
    ([], {"TreatMissingData": "breaching"}, "ALARM"), ([], {"TreatMissingData": "notBreaching"}, "OK"),
    ([9, 1, 9], {"EvaluationPeriods": 3, "DatapointsToAlarm": 2}, "ALARM"), ([9, 1, 1], {"EvaluationPeriods": 3, "DatapointsToAlarm": 2}, "OK"),
    ([9], {"Dimensions": [{"Name": "Service", "Value": "web"}]}, "INSUFFICIENT_DATA"),
])
def test_alarms_look_at_their_own_data(cloudwatch, values, settings, expected):
    if values:
        cloudwatch.put("Calls", *values)
    assert state(cloudwatch, alarm(cloudwatch, **settings)) == expected


def test_an_alarm_on_metric_math_is_evaluated(cloudwatch):
    cloudwatch.put("Calls", 10)
    cloudwatch.put("Errors", 1)
    name = alarm(cloudwatch, Metrics=[{**cloudwatch.metric("calls", "Calls"), "ReturnData": False},
                                      {**cloudwatch.metric("errors", "Errors"), "ReturnData": False},
                                      {"Id": "rate", "Expression": "100 * errors / calls"}])
    assert state(cloudwatch, name) == "ALARM"


def test_a_change_of_an_alarm_leaves_its_state_and_what_it_came_from(cloudwatch):
    cloudwatch.put("Calls", 9)
    name = alarm(cloudwatch)
    [before] = cloudwatch.call("DescribeAlarms", AlarmNames=[name])["MetricAlarms"]
    alarm(cloudwatch, Threshold=6)
    [after] = cloudwatch.call("DescribeAlarms", AlarmNames=[name])["MetricAlarms"]
    assert (after["Threshold"], after["StateValue"]) == (6, "ALARM")
    assert [after[key] for key in ("StateReasonData", "StateTransitionedTimestamp")] == [before[key] for key in ("StateReasonData", "StateTransitionedTimestamp")]


def test_an_alarm_on_metric_math_is_never_judged_by_another_metric(cloudwatch):
    cloudwatch.put("Calls", 1)
    name = alarm(cloudwatch, TreatMissingData="breaching", Metrics=[{**cloudwatch.metric("calls", "Calls"), "ReturnData": False}, {"Id": "twice", "Expression": "2 * calls"}])
    changes = cloudwatch.call("DescribeAlarmHistory", AlarmName=name, HistoryItemType="StateUpdate")["AlarmHistoryItems"]
    assert [change["HistorySummary"] for change in changes] == ["Alarm updated from INSUFFICIENT_DATA to OK"]


@pytest.mark.parametrize("threshold, state, reason", [
    (5, "ALARM", "1 out of 2 time series evaluated to ALARM"), (20, "OK", "2 out of 2 time series evaluated to OK"),
])
def test_an_alarm_on_a_query_that_groups_looks_at_each_of_its_series(cloudwatch, threshold, state, reason):
    cloudwatch.put("Calls", 9, minutes_ago=1, Service="api")
    cloudwatch.put("Calls", 1, minutes_ago=1, Service="worker")
    query = {"Id": "q", "Expression": f'SELECT MAX(Calls) FROM SCHEMA("{cloudwatch.space}", Service) GROUP BY Service', "Period": 60}
    [described] = cloudwatch.call("DescribeAlarms", AlarmNames=[alarm(cloudwatch, Threshold=threshold, Metrics=[query])])["MetricAlarms"]
    assert (described["StateValue"], described["StateReason"]) == (state, reason)


@pytest.mark.parametrize("settings, treated", [({}, "ignore"), ({"TreatMissingData": "breaching"}, "breaching")])
def test_an_alarm_on_dynamodb_stays_as_it_is_without_data_unless_told_otherwise(cloudwatch, settings, treated):
    name = alarm(cloudwatch, Namespace="AWS/DynamoDB", MetricName="ThrottledRequests", **settings)
    assert cloudwatch.call("DescribeAlarms", AlarmNames=[name])["MetricAlarms"][0]["TreatMissingData"] == treated


def test_an_alarm_on_a_search_is_refused(cloudwatch):
    with pytest.raises(Refused, match="SEARCH is not supported for alarms"):
        alarm(cloudwatch, Metrics=[{"Id": "s", "Expression": "SUM(SEARCH('{N,A} Calls', 'Sum', 60))"}])


def test_an_alarm_follows_its_data_by_itself(cloudwatch, account):
    name = alarm(cloudwatch)
    cloudwatch.put("Calls", 9)
    account.until(lambda: state(cloudwatch, name) == "ALARM")


def test_a_state_set_by_hand_stays_for_a_period(cloudwatch):
    cloudwatch.put("Calls", 1)
    name = alarm(cloudwatch)
    cloudwatch.call("SetAlarmState", AlarmName=name, StateValue="ALARM", StateReason="a rehearsal")
    cloudwatch.put("Calls", 1)
    described = cloudwatch.call("DescribeAlarms", AlarmNames=[name])["MetricAlarms"][0]
    assert (described["StateValue"], described["StateReason"], "StateReasonData" in described) == ("ALARM", "a rehearsal", False)
    with pytest.raises(Refused, match="enum value set"):
        cloudwatch.call("SetAlarmState", AlarmName=name, StateValue="FINE", StateReason="a rehearsal")


def test_a_stack_can_have_alarms_on_metric_math_and_composite_ones(cloudwatch, account):
    metrics = [{"Id": "rate", "Expression": "100 * e / c"},
               {"Id": "e", "ReturnData": False, "MetricStat": {"Stat": "Sum", "Period": "60", "Metric": {"Namespace": "N", "MetricName": "E"}}},
               {"Id": "c", "ReturnData": False, "MetricStat": {"Stat": "Sum", "Period": "60", "Metric": {"Namespace": "N", "MetricName": "C"}}}]
    resources = {
        "Rate": {"Type": "AWS::CloudWatch::Alarm", "Properties": {
            "ComparisonOperator": "GreaterThanThreshold", "EvaluationPeriods": 1, "Threshold": 5, "Metrics": metrics}},
        "Odd": {"Type": "AWS::CloudWatch::Alarm", "Properties": {
            "ComparisonOperator": "LessThanLowerOrGreaterThanUpperThreshold", "EvaluationPeriods": 1, "ThresholdMetricId": "band",
            "Metrics": [{**metrics[1], "ReturnData": True}, {"Id": "band", "Expression": "ANOMALY_DETECTION_BAND(e, 2)"}]}},
        "Any": {"Type": "AWS::CloudWatch::CompositeAlarm", "Properties": {"AlarmRule": {"Fn::Sub": 'ALARM("${Rate}")'}}},
    }
    assert account.create(resources) == "CREATE_COMPLETE"
    by_id = {resource["LogicalResourceId"]: resource["PhysicalResourceId"] for resource in account.cfn.describe_stack_resources(StackName=account.name)["StackResources"]}
    names = [by_id[name] for name in ("Rate", "Odd", "Any")]
    found = cloudwatch.call("DescribeAlarms", AlarmNames=names, AlarmTypes=["MetricAlarm", "CompositeAlarm"])
    rate, odd = (next(one for one in found["MetricAlarms"] if one["AlarmName"] == name) for name in names[:2])
    assert [query["Id"] for query in rate["Metrics"]] == ["rate", "e", "c"]
    assert (odd["ThresholdMetricId"], "Threshold" in odd) == ("band", False)
    assert found["CompositeAlarms"][0]["AlarmRule"] == f'ALARM("{names[0]}")'
    resources["Rate"]["Properties"]["Threshold"] = 10
    assert account.update(resources) == "UPDATE_COMPLETE"
    assert cloudwatch.call("DescribeAlarms", AlarmNames=names[:1])["MetricAlarms"][0]["Threshold"] == 10


def test_a_composite_alarm_follows_its_alarms_by_itself_and_says_which(cloudwatch, account):
    name = alarm(cloudwatch)
    rules = {"any": f'ALARM("{name}")', "well": f'NOT ALARM("{name}")', "silent": f'INSUFFICIENT_DATA("{name}")'}
    for key, rule in rules.items():
        cloudwatch.call("PutCompositeAlarm", AlarmName=f"{key}-{cloudwatch.name}", AlarmRule=rule)

    def states() -> dict[str, str]:
        found = cloudwatch.call("DescribeAlarms", AlarmNames=[f"{key}-{cloudwatch.name}" for key in rules], AlarmTypes=["CompositeAlarm"])["CompositeAlarms"]
        return {one["AlarmName"].split("-")[0]: one["StateValue"] for one in found}

    assert states() == {"any": "OK", "well": "ALARM", "silent": "ALARM"}
    cloudwatch.put("Calls", 9)
    account.until(lambda: states() == {"any": "ALARM", "well": "OK", "silent": "OK"})
    newest = cloudwatch.call("DescribeAlarmHistory", AlarmName=f"any-{cloudwatch.name}", AlarmTypes=["CompositeAlarm"], HistoryItemType="StateUpdate")["AlarmHistoryItems"][0]
    assert [one["arn"].split(":")[-1] for one in json.loads(newest["HistoryData"])["newState"]["stateReasonData"]["triggeringAlarms"]] == [name]


def test_dashboards_are_listed_with_their_time_as_a_number(cloudwatch):
    cloudwatch.call("PutDashboard", DashboardName=f"board-{cloudwatch.name}", DashboardBody='{"widgets": []}')
    entry = cloudwatch.call("ListDashboards", DashboardNamePrefix=f"board-{cloudwatch.name}")["DashboardEntries"][0]
    assert isinstance(entry["LastModified"], (int, float))


def test_every_region_has_the_dashboards_of_its_account(cloudwatch, account):
    name = f"board-{cloudwatch.name}"
    cloudwatch.call("PutDashboard", DashboardName=name, DashboardBody='{"widgets": []}')
    elsewhere = CloudWatch(account.process.url, account.name, region="eu-west-1")
    assert [one["DashboardName"] for one in elsewhere.call("ListDashboards", DashboardNamePrefix=name)["DashboardEntries"]] == [name]
    elsewhere.call("DeleteDashboards", DashboardNames=[name])
    assert cloudwatch.call("ListDashboards", DashboardNamePrefix=name)["DashboardEntries"] == []

"""GetMetricData's expressions, searches, labels, pages and refusals, on data that was put."""

import time

import pytest

from cloudwatch_client import CloudWatch, Refused


@pytest.fixture
def cloudwatch(account):
    made = CloudWatch(account.process.url, account.name)
    made.put("Calls", 4, 4, 10)
    made.put("Errors", 1, 0, 1)
    return made


def calls(cloudwatch, **more) -> dict:
    return {**cloudwatch.metric("calls", "Calls"), **more}


@pytest.mark.parametrize("expression, values", [
    ("MAX([calls, errors]) - MIN([calls, errors])", [3, 4, 9]), ("FIRST([calls, errors])", [4, 4, 10]), ("LAST([errors, calls])", [4, 4, 10]),
    ("calls + 0 * LAST(calls)", [4, 4, 10]), ("calls / FIRST(calls)", [0.4, 0.4, 1]), ("IF(errors, calls)", [4, 10]), ("IF(calls == 4, errors, -1)", [1, 0, -1]),
    ("IF(NOTHING, 1, 2)", None), ("SUM(SLICE([calls, errors], 1))", [1, 0, 1]), ("SUM(SORT([calls, errors], SUM, DESC, 1))", [4, 4, 10]),
    ("SUM([calls, errors]) / DATAPOINT_COUNT([calls, errors])", [2.5, 2, 5.5]), ("calls * METRIC_COUNT(METRICS())", [8, 8, 20]), ("DIFF_TIME(calls)", [60, 60]), ("STDDEV([calls, errors])", [1.5, 2, 4.5]),
    ("LOG10(calls * 25)", [2, 2, 2.39794]), ("calls + TIME_SERIES(2) * errors", None), ("2 ^ errors", [2, 1, 2]), ("-calls * -1", [4, 4, 10]), ("(calls > 4) OR (errors == 0)", [0, 1, 1]),
    ("calls && errors", [1, 0, 1]), ("calls * 10 ^ 308", []), ("IF(calls, EPOCH(calls) - EPOCH(errors) + calls)", [4, 4, 10]), ("calls/PERIOD(TIME_SERIES(SUM(calls)))", [4 / 60, 4 / 60, 10 / 60]), ("REMOVE_EMPTY([calls])", [4, 4, 10]),
])
def test_functions(cloudwatch, expression, values):
    queries = calls(cloudwatch), cloudwatch.metric("errors", "Errors")
    if expression.startswith("IF(NOTHING"):
        with pytest.raises(Refused, match="Unknown identifier 'NOTHING'"):
            cloudwatch.values(expression, *queries)
    elif values is None:
        assert cloudwatch.values(expression, *queries)
    else:
        assert cloudwatch.values(expression, *queries) == pytest.approx(values)


def test_a_point_that_one_series_lacks_counts_as_zero(cloudwatch):
    cloudwatch.put("Rare", 2, minutes_ago=1)
    assert cloudwatch.values("calls + rare", calls(cloudwatch), cloudwatch.metric("rare", "Rare")) == [4, 6, 10]


def test_a_name_may_be_a_word_that_python_keeps_for_itself(cloudwatch):
    assert cloudwatch.values("SUM([lambda])", {**calls(cloudwatch), "Id": "lambda"}) == [4, 4, 10]


@pytest.mark.parametrize("terms, found", [
    ('MetricName="Requests"', {"api", "worker"}), ('MetricName="Requests" Service="api"', {"api"}), ('Requests Service=("api" OR "worker")', {"api", "worker"}),
    ("Requests NOT Service=api", {"worker"}), ("request", set()), ('MetricName=("Requests") AND (api OR nobody)', {"api"}), ('Service="ap"', set()),
])
def test_search_terms(cloudwatch, terms, found):
    for service in ("api", "worker"):
        cloudwatch.put("Requests", 1, Service=service)
    schema = f"{{{cloudwatch.space},Service}}"
    rows = cloudwatch.data({"Id": "s", "Expression": f"SEARCH('{schema} {terms}', 'Sum', 60)", "Label": "${PROP('Dim.Service')}"})
    assert {row["Label"] for row in rows if row["Values"]} == found


def test_a_search_without_any_match_is_one_empty_row(cloudwatch):
    assert [(row["Id"], row["Values"]) for row in cloudwatch.data({"Id": "s", "Expression": "SEARCH('{Nowhere,A} MetricName=\"B\"', 'Sum')"})] == [("s", [])]


@pytest.mark.parametrize("query, rows", [
    ('SELECT SUM(Requests) FROM "{space}"', [("Requests", [7])]),
    ('SELECT SUM(Requests) FROM SCHEMA("{space}", Service) GROUP BY Service ORDER BY SUM() DESC', [("worker", [5]), ("api", [2])]),
    ('SELECT MAX(Requests) FROM SCHEMA("{space}", Service) WHERE Service != \'worker\' GROUP BY Service LIMIT 5', [("api", [1])]),
    ('SELECT SUM(Requests) FROM "{space}" GROUP BY Service', [("api", [2]), ("worker", [5])]), ('SELECT AVG(Requests) FROM "{space}"', [("Requests", [7 / 3])]),
])
def test_metrics_insights(cloudwatch, query, rows):
    cloudwatch.put("Requests", 5, Service="worker")
    cloudwatch.put("Requests", 1, Service="api")
    cloudwatch.put("Requests", 1, Service="api")
    got = cloudwatch.data({"Id": "q", "Expression": query.replace("{space}", cloudwatch.space), "Period": 60})
    assert [(row["Label"], row["Values"]) for row in got] == rows


@pytest.mark.parametrize("label, shown", [
    ("${LAST} of ${MAX}", "4 of 10"), ("${AVG} ${LABEL}", "6 Calls"), ("${PROP('MetricName')} ${PROP('Stat')} ${PROP('Period')}", "Calls Sum 60"),
    ("${SUM} in ${DATAPOINT_COUNT}", "18 in 3"), ("${FIRST_LAST_TIME_RANGE}, ${MIN_MAX_TIME_RANGE}", "2m, 1m"), ("${MAX_RANGE} ${MAX_LAST_TIME_RANGE}", "${MAX_RANGE} ${MAX_LAST_TIME_RANGE}"), ("<b>${UNKNOWN}</b>", "<b>${UNKNOWN}</b>"),
])
def test_labels_can_be_made_of_values(cloudwatch, label, shown):
    assert cloudwatch.data(calls(cloudwatch, Label=label))[0]["Label"] == shown


def test_a_unit_leaves_out_what_was_measured_in_another(cloudwatch):
    cloudwatch.call("PutMetricData", Namespace=cloudwatch.space, MetricData=[{"MetricName": "Took", "Value": 3, "Unit": "Seconds"}])
    took = cloudwatch.metric("m", "Took")
    in_unit = [{**took, "Id": f"m{index}", "MetricStat": {**took["MetricStat"], **({"Unit": unit} if unit else {})}} for index, unit in enumerate(("Seconds", "Bytes", None))]
    assert [row["Values"] for row in cloudwatch.data(*in_unit)] == [[3], [], [3]]


@pytest.mark.parametrize("statistic, value", [("p50", 3), ("tm50", 1.5), ("IQM", 3), ("PR(2:4)", 50), ("SampleCount", 6), ("Minimum", 1), ("wm90", None), ("tc50", 3)])
def test_statistics(cloudwatch, statistic, value):
    cloudwatch.call("PutMetricData", Namespace=cloudwatch.space, MetricData=[
        {"MetricName": "Spread", "Values": [1, 2, 3, 3, 4, 5], "Timestamp": time.time() // 60 * 60}])
    query = cloudwatch.metric("m", "Spread")
    query["MetricStat"]["Stat"] = statistic
    [got] = cloudwatch.data(query)[0]["Values"]
    assert value is None or got == pytest.approx(value, abs=abs(value) * 0.5)


def test_pages_hold_as_many_points_as_asked_and_together_everything(cloudwatch):
    pages, more = [], {}
    while True:
        answer = cloudwatch.call("GetMetricData", StartTime=int(time.time()) - 3600, EndTime=int(time.time()) + 60, MaxDatapoints=4, ScanBy="TimestampAscending",
                                 MetricDataQueries=[calls(cloudwatch), cloudwatch.metric("errors", "Errors")], **more)
        pages.append([(row["Id"], row["Values"], row["StatusCode"]) for row in answer["MetricDataResults"]])
        if "NextToken" not in answer:
            break
        more = {"NextToken": answer["NextToken"]}
    assert pages == [[("calls", [10, 4, 4], "Complete"), ("errors", [1], "PartialData")], [("errors", [0, 1], "Complete")]]


@pytest.mark.parametrize("changed, sentence", [
    ({"Id": "Calls"}, "is not matching the expected pattern"), ({"Expression": "1 +", "MetricStat": None}, "Error in expression 'calls': Unexpected end of the expression"),
    ({"Expression": "AVG(METRICS()) + nobody", "MetricStat": None}, "Unknown identifier 'nobody'"), ({"Expression": "calls + 1", "MetricStat": None}, "in a circle"),
    ({"Expression": "SELECT PERCENTILE(Calls, 95) FROM \"N\"", "MetricStat": None}, "Unknown function 'PERCENTILE'"), ({"Expression": "3", "MetricStat": None}, "must result in a time series"),
    ({"MetricStat": None}, "Exactly one of"), ({"Expression": "NONE(1)", "MetricStat": None}, "Unknown function 'NONE'"), ({"ReturnData": False}, "At least one of the elements"),
])
def test_what_cannot_be_answered_is_refused_as_a_whole(cloudwatch, changed, sentence):
    query = {name: value for name, value in calls(cloudwatch, **changed).items() if value is not None}
    with pytest.raises(Refused, match=sentence.replace("(", r"\(")):
        cloudwatch.data(query)


def test_what_another_service_would_answer_is_said_in_its_row_and_the_others_are_answered(cloudwatch):
    rows = cloudwatch.data(calls(cloudwatch), {"Id": "load", "Expression": "DB_PERF_INSIGHTS('RDS', 'db-A', 'db.load.avg')", "Label": "Load"}, {"Id": "twice", "Expression": "load * 2"})
    assert [(row["Id"], len(row["Values"]), row["StatusCode"]) for row in rows] == [("calls", 3, "Complete"), ("load", 0, "InternalError"), ("twice", 0, "InternalError")]
    assert rows[1]["Messages"] == [{"Code": "ArgumentError", "Value": "DB_PERF_INSIGHTS: Performance Insights is not enabled for this database"}]


@pytest.mark.parametrize("queries, more, sentence", [
    (501, {}, "must not have a size greater than 500"), (0, {}, "must not be empty"), (1, {"MaxDatapoints": 200_000}, "MaxDatapoints must be between"),
    (1, {"NextToken": "%"}, "NextToken is not valid"),
])
def test_limits_are_named(cloudwatch, queries, more, sentence):
    with pytest.raises(Refused, match=sentence):
        cloudwatch.data(*(calls(cloudwatch, Id=f"m{index}") for index in range(queries)), **more)


def test_an_id_stands_once_and_the_start_before_the_end(cloudwatch):
    with pytest.raises(Refused, match="not unique"):
        cloudwatch.data(calls(cloudwatch), calls(cloudwatch))
    with pytest.raises(Refused, match="StartTime must be less"):
        cloudwatch.call("GetMetricData", StartTime=2_000, EndTime=1_000, MetricDataQueries=[calls(cloudwatch)])


def test_an_alarm_on_a_band_of_expected_values(cloudwatch):
    name = f"band-{cloudwatch.name}"
    cloudwatch.put("Steady", 10, 10, 10, 10, 10)
    cloudwatch.call("PutMetricAlarm", AlarmName=name, ComparisonOperator="LessThanLowerOrGreaterThanUpperThreshold", EvaluationPeriods=1, ThresholdMetricId="band",
                    Metrics=[{**cloudwatch.metric("m", "Steady"), "ReturnData": True}, {"Id": "band", "Expression": "ANOMALY_DETECTION_BAND(m, 2)", "ReturnData": True}])
    described = cloudwatch.call("DescribeAlarms", AlarmNames=[name])["MetricAlarms"][0]
    assert (described["StateValue"], described["ThresholdMetricId"], "Threshold" in described) == ("OK", "band", False)
    rows = cloudwatch.data({**cloudwatch.metric("m", "Steady"), "ReturnData": False}, {"Id": "band", "Expression": "ANOMALY_DETECTION_BAND(m, 2)"})
    assert [row["Id"] for row in rows] == ["band", "band"] and rows[0]["Values"][0] < 10 < rows[1]["Values"][0]


def test_statistics_of_one_metric_are_there_too(cloudwatch):
    answer = cloudwatch.call("GetMetricStatistics", Namespace=cloudwatch.space, MetricName="Calls", StartTime=int(time.time()) - 600, EndTime=int(time.time()) + 60,
                             Period=60, Statistics=["Sum", "Maximum"], ExtendedStatistics=["p90"])
    assert sorted(point["Sum"] for point in answer["Datapoints"]) == [4, 4, 10]
    assert answer["Datapoints"][0]["ExtendedStatistics"].keys() == {"p90"}

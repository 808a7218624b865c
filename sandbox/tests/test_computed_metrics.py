"""What the nine options' stacks publish: every metric that their dashboards and alarms look at, and what goes wrong in it."""

import json
import time

import pytest

import template_stacks
from account import client, parameter
from cloudwatch_client import CloudWatch
from template_stacks import TEMPLATES, stack_name

KEY = "111122223333"  # an account of its own: nothing else is in it
# Published only when something fails.
SPARSE = ("5XX", "4XX", "Error", "Throttle", "RejectedConnection")
NAMES = [stack_name(path) for path in TEMPLATES]


class Nine:
    def __init__(self, process) -> None:
        self.process = process
        self.cloudwatch = CloudWatch(process.url, "nine", KEY)
        self.resources = {}

    def client(self, service: str):
        return client(self.process.url, service, key=KEY)

    def alarms(self) -> dict[str, dict]:
        """By stack and logical id."""
        by_name = {alarm["AlarmName"]: alarm for alarm in self.cloudwatch.pages("DescribeAlarms", "MetricAlarms")}
        return {f"{stack} {logical_id}": by_name[physical_id] for stack, resources in self.resources.items()
                for logical_id, physical_id in resources.items() if physical_id in by_name}

    def until(self, holds, seconds: float = 10):
        end = time.monotonic() + seconds
        while not (value := holds()):
            assert time.monotonic() < end, "it did not happen in time"
            time.sleep(0.1)
        return value

    def states(self) -> dict[str, str]:
        return {name: alarm["StateValue"] for name, alarm in self.alarms().items()}

    def read(self, namespace: str, name: str, dimensions: dict[str, str], *stats: str, period: int = 60, minutes: int = 60) -> list[list[float]]:
        now = int(time.time()) // 60 * 60
        metric = {"Namespace": namespace, "MetricName": name, "Dimensions": [{"Name": key, "Value": value} for key, value in dimensions.items()]}
        rows = self.cloudwatch.call("GetMetricData", StartTime=now - minutes * 60, EndTime=now, ScanBy="TimestampAscending", MetricDataQueries=[
            {"Id": f"m{index}", "MetricStat": {"Metric": metric, "Period": period, "Stat": stat}} for index, stat in enumerate(stats)])
        return [row["Values"] for row in rows["MetricDataResults"]]

    def balancer(self, stack: str) -> dict[str, str]:
        return {"LoadBalancer": self.resources[stack]["LoadBalancer"].split("loadbalancer/")[-1]}


@pytest.fixture(scope="module")
def nine(process):
    found = Nine(process)
    process.control("PUT", "speed", {"speed": 5000})
    process.control("DELETE", "faults")
    cfn = found.client("cloudformation")
    template_stacks.launch(cfn, found.client("s3"))
    for name in NAMES:
        pages = cfn.get_paginator("list_stack_resources").paginate(StackName=name)
        found.resources[name] = {one["LogicalResourceId"]: one["PhysicalResourceId"] for page in pages for one in page["StackResourceSummaries"]}
        process.control("PUT", "past", {"stack": name, "months": 2})
    yield found
    process.control("DELETE", "disturbances", {"forget": True})


def test_each_metric_on_the_dashboards_has_data(nine):
    listed = {(one["Namespace"], one["MetricName"], tuple(sorted((pair["Name"], pair["Value"]) for pair in one["Dimensions"])))
              for one in nine.cloudwatch.pages("ListMetrics", "Metrics")}
    missing, empty, queries = [], [], {}
    for board in nine.cloudwatch.pages("ListDashboards", "DashboardEntries"):
        body = nine.cloudwatch.call("GetDashboard", DashboardName=board["DashboardName"])["DashboardBody"]
        for words, options in template_stacks.metric_rows(body):
            if not words:
                continue
            key = (words[0], words[1], tuple(sorted(zip(words[2::2], words[3::2]))))
            if key not in listed:
                missing.append(key)
            queries[f"q{len(queries)}"] = (key, options)
    now = int(time.time()) // 60 * 60
    for start in range(0, len(queries), 400):
        some = list(queries.items())[start:start + 400]
        rows = nine.cloudwatch.call("GetMetricData", StartTime=now - 3 * 3600, EndTime=now, MetricDataQueries=[
            {"Id": name, "MetricStat": {"Period": options.get("period", 300), "Stat": options.get("stat", "Average"), "Metric": {
                "Namespace": key[0], "MetricName": key[1], "Dimensions": [{"Name": pair[0], "Value": pair[1]} for pair in key[2]]}}}
            for name, (key, options) in some])["MetricDataResults"]
        empty += [queries[row["Id"]][0] for row in rows if not row["Values"] and not any(word in queries[row["Id"]][0][1] for word in SPARSE)]
    assert (missing, empty, len(queries) > 300) == ([], [], True)


def test_each_alarm_is_fine_while_all_is_well(nine):
    nine.until(lambda: set(nine.states().values()) == {"OK"})
    assert len(nine.states()) > 100


DISTURBED = {
    "errors": ("metrics-harvest-serverless", {"ApiErrorsAlarm", "ApiFunctionErrorsAlarm", "WorkerErrorsAlarm", "FailedTasksAlarm"}),
    "slow": ("metrics-vectordb-ec2", {"ApiLatencyAlarm", "TaskTableThrottlesAlarm"}),
    "cpu": ("metrics-prethrift-fargate", {"ServiceCpuAlarm", "DatabaseCpuAlarm", "CacheCpuAlarm"}),
    "memory": ("metrics-harvest-minimal", {"InstanceMemoryAlarm", "CacheMemoryAlarm", "CacheEvictionsAlarm"}),
    "disk-full": ("metrics-agent-single", {"ServerDiskAlarm", "VectorDiskAlarm", "DatabaseStorageAlarm"}),
    "queue-backlog": ("metrics-harvest-production", {"QueueDepthAlarm"}),
    "service-down": ("metrics-postmagiq-prod", {"ApiDownAlarm", "LoadBalancerErrorsAlarm", "DistributionErrorsAlarm"}),
}


def test_each_disturbance_turns_the_alarms_it_should_and_no_other_stack_s(nine):
    nine.process.control("PUT", "disturbances", {"disturbances": [
        {"stack": stack, "kind": kind, "sinceMinutesAgo": 20} for kind, (stack, _) in DISTURBED.items()]})
    expected = {f"{stack} {logical_id}" for stack, ids in DISTURBED.values() for logical_id in ids}

    def in_alarm() -> set[str]:
        return {name for name, state in nine.states().items() if state == "ALARM"}

    nine.until(lambda: in_alarm() >= expected)
    assert {name for name in in_alarm() if name.split()[0] not in {stack for stack, _ in DISTURBED.values()}} == set()
    assert in_alarm() == expected
    nine.process.control("DELETE", "disturbances", {"forget": True})
    nine.until(lambda: set(nine.states().values()) == {"OK"})


def test_a_change_of_state_is_on_the_event_bus_and_in_the_history(nine):
    sqs, events = nine.client("sqs"), nine.client("events")
    queue = sqs.create_queue(QueueName="alarm-changes")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    events.put_rule(Name="alarm-changes", EventPattern=json.dumps({"source": ["aws.cloudwatch"], "detail-type": ["CloudWatch Alarm State Change"]}))
    events.put_targets(Rule="alarm-changes", Targets=[{"Id": "queue", "Arn": arn}])
    nine.process.control("PUT", "disturbances", {"disturbances": [
        {"stack": "metrics-agent-scaled", "kind": "queue-backlog", "sinceMinutesAgo": 15}]})
    message = nine.until(lambda: sqs.receive_message(QueueUrl=queue, WaitTimeSeconds=2).get("Messages"))[0]
    event = json.loads(message["Body"])
    detail = event["detail"]
    assert detail["alarmName"] == nine.resources["metrics-agent-scaled"]["QueueDepthAlarm"]
    assert (detail["previousState"]["value"], detail["state"]["value"]) == ("OK", "ALARM")
    assert json.loads(detail["state"]["reasonData"])["threshold"] == 100
    assert event["resources"][0].endswith(f":alarm:{detail['alarmName']}")
    assert detail["configuration"]["metrics"][0]["metricStat"] == {
        "metric": {"namespace": "Agent", "name": "QueueDepth", "dimensions": {"Environment": "metrics-agent-scaled"}}, "period": 60, "stat": "Maximum"}
    newest = nine.cloudwatch.call("DescribeAlarmHistory", AlarmName=detail["alarmName"], HistoryItemType="StateUpdate")["AlarmHistoryItems"][0]
    data = json.loads(newest["HistoryData"])
    assert (data["oldState"]["stateValue"], data["newState"]["stateValue"]) == ("OK", "ALARM")
    alarm = nine.alarms()["metrics-agent-scaled QueueDepthAlarm"]
    assert alarm["StateReason"].startswith("Threshold Crossed: 10 out of the last 10 datapoints [")
    assert alarm["StateTransitionedTimestamp"] == alarm["StateUpdatedTimestamp"]
    nine.process.control("DELETE", "disturbances", {"forget": True})


def test_a_disturbance_that_is_over_stays_in_the_past(nine):
    dimensions = {"Environment": "metrics-vectordb-ec2"}
    nine.process.control("PUT", "disturbances", {"disturbances": [{"stack": "metrics-vectordb-*", "kind": "queue-backlog", "sinceMinutesAgo": 10}]})
    nine.process.control("DELETE", "disturbances")
    assert nine.process.control("GET", "disturbances") == {"disturbances": []}
    values = nine.read("VectorDB", "QueueDepth", dimensions, "Maximum", minutes=20)[0]
    assert max(values[:9]) < 100 < min(values[11:19])
    nine.process.control("DELETE", "disturbances", {"forget": True})
    assert max(nine.read("VectorDB", "QueueDepth", dimensions, "Maximum", minutes=20)[0]) < 100


def test_a_bad_release_goes_wrong_until_the_next_one(account):
    def lasting() -> list[bool]:
        return [one["since"] is not None for one in account.process.control("GET", "disturbances")["disturbances"]]

    assert account.create({"A": parameter("1")}) == "CREATE_COMPLETE"
    account.process.control("PUT", "disturbances", {"disturbances": [{"stack": account.name, "kind": "errors", "beginsWith": "next-release"}]})
    assert lasting() == [False]
    assert account.update({"A": parameter("2")}) == "UPDATE_COMPLETE"
    assert lasting() == [True]
    assert account.update({"A": parameter("1")}) == "UPDATE_COMPLETE"
    assert lasting() == []


def test_only_the_resource_that_is_named_is_disturbed(nine):
    nine.process.control("PUT", "disturbances", {"disturbances": [
        {"stack": "metrics-prethrift-fargate", "logicalId": "Database", "kind": "cpu", "sinceMinutesAgo": 10}]})
    resources = nine.resources["metrics-prethrift-fargate"]
    database = nine.read("AWS/RDS", "CPUUtilization", {"DBInstanceIdentifier": resources["Database"]}, "Average", minutes=9)[0]
    cache = nine.read("AWS/ElastiCache", "EngineCPUUtilization", {"CacheClusterId": f"{resources['Cache']}-001"}, "Average", minutes=9)[0]
    assert min(database) > 90 and max(cache) < 60
    nine.process.control("DELETE", "disturbances", {"forget": True})


def test_percentiles_stand_in_order_and_answers_take_seconds(nine):
    low, high, highest, average, fastest = nine.read("AWS/ApplicationELB", "TargetResponseTime", nine.balancer("metrics-vectordb-ec2"), "p50", "p95", "p99", "Average", "Minimum")
    assert all(a < b < c < 2 for a, b, c in zip(low, high, highest))
    assert all(fast < middle for fast, middle in zip(fastest, average)) and max(high) < 0.5


def test_the_same_question_has_the_same_answer_and_a_sum_is_the_sum_of_its_minutes(nine):
    balancer = nine.balancer("metrics-harvest-minimal")
    minutes = nine.read("AWS/ApplicationELB", "RequestCount", balancer, "Sum", minutes=55)
    assert minutes == nine.read("AWS/ApplicationELB", "RequestCount", balancer, "Sum", minutes=55)
    fives = nine.read("AWS/ApplicationELB", "RequestCount", balancer, "Sum", period=300, minutes=55)[0]
    assert fives == [sum(minutes[0][start:start + 5]) for start in range(0, 55, 5)]


def test_demand_follows_the_day_and_the_past_goes_back_as_far_as_the_stack(nine):
    [hours] = nine.read("AWS/ApplicationELB", "RequestCount", nine.balancer("metrics-agent-scaled"), "Sum", period=3600, minutes=14 * 1440)
    assert len(hours) == 14 * 24
    days = [hours[start:start + 24] for start in range(0, len(hours), 24)]
    assert all(max(day) > 1.8 * min(day) for day in days)
    database = {"DBInstanceIdentifier": nine.resources["metrics-agent-scaled"]["Database"]}
    [two_months] = nine.read("AWS/RDS", "CPUUtilization", database, "Average", period=3600, minutes=90 * 1440)
    assert 58 * 24 < len(two_months) < 64 * 24


def test_minutes_are_kept_for_fifteen_days(nine):
    balancer = nine.balancer("metrics-agent-scaled")
    now = int(time.time())
    row = nine.cloudwatch.call("GetMetricData", StartTime=now - 40 * 86400, EndTime=now, ScanBy="TimestampAscending", MetricDataQueries=[
        {"Id": "m", "MetricStat": {"Period": 60, "Stat": "Sum", "Metric": {"Namespace": "AWS/ApplicationELB", "MetricName": "RequestCount",
                                                                           "Dimensions": [{"Name": name, "Value": value} for name, value in balancer.items()]}}}])
    first = row["MetricDataResults"][0]["Timestamps"][0]
    assert 14.9 * 86400 < now - first <= 15 * 86400


def test_a_service_without_tasks_publishes_nothing_and_has_no_healthy_hosts(nine):
    resources = nine.resources["metrics-prethrift-fargate"]
    cluster, service = resources["Cluster"].split("/")[-1], resources["Service"].split("/")[-1]
    nine.client("ecs").update_service(cluster=cluster, service=service, desiredCount=0)
    group = {**nine.balancer("metrics-prethrift-fargate"), "TargetGroup": resources["TargetGroup"].split(":")[-1]}

    def newest_is_down() -> bool:
        now = int(time.time())
        return _current(nine, "AWS/ApplicationELB", "HealthyHostCount", group, now) == [0] and not _current(
            nine, "AWS/ECS", "CPUUtilization", {"ClusterName": cluster, "ServiceName": service}, now)

    nine.until(newest_is_down)


def _current(nine, namespace: str, name: str, dimensions: dict[str, str], now: int) -> list[float]:
    return nine.cloudwatch.call("GetMetricData", StartTime=now // 60 * 60, EndTime=now // 60 * 60 + 60, MetricDataQueries=[
        {"Id": "m", "MetricStat": {"Period": 60, "Stat": "Minimum", "Metric": {"Namespace": namespace, "MetricName": name, "Dimensions": [
            {"Name": key, "Value": value} for key, value in dimensions.items()]}}}])["MetricDataResults"][0]["Values"]

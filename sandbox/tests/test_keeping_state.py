"""The account outlives its process."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from account import Account, parameter, topic
from cloudwatch_client import CloudWatch
from sandbox_process import PACKAGE_FOLDER, SandboxProcess, free_port


@pytest.fixture
def home(tmp_path):
    started = []

    def start(**options) -> SandboxProcess:
        started.append(SandboxProcess(tmp_path, **options))
        return started[-1]

    yield start
    for process in started:
        process.stop(signal.SIGKILL)


def test_stacks_events_resources_tokens_faults_and_objects_come_back(home):
    before = home()
    account = Account(before, "kept")
    account.create({"Name": parameter("x"), "Bucket": {"Type": "AWS::S3::Bucket"}}, ClientRequestToken="once")
    bucket = account.cfn.describe_stack_resource(StackName="kept", LogicalResourceId="Bucket")["StackResourceDetail"]["PhysicalResourceId"]
    account.client("s3").put_object(Bucket=bucket, Key="template", Body=b"content")
    account.set_faults({"logicalId": "Name", "operation": "update"})
    stack, events, mutations = account.stack(), account.events(), before.control("GET", "mutations")
    started = time.monotonic()
    assert before.stop() == 0
    assert time.monotonic() - started < 5

    after = Account(home(), "kept")
    assert (after.stack(), after.events()) == (stack, events)
    assert after.process.control("GET", "mutations") == mutations
    assert after.client("s3").get_object(Bucket=bucket, Key="template")["Body"].read() == b"content"
    after.create({"Name": parameter("x"), "Bucket": {"Type": "AWS::S3::Bucket"}}, ClientRequestToken="once")
    assert after.process.control("GET", "mutations")["mutations"][-1]["outcome"] == "replayed"
    assert after.update({"Name": parameter("y"), "Bucket": {"Type": "AWS::S3::Bucket"}}) == "UPDATE_ROLLBACK_COMPLETE", "the fault is kept"


def test_alarms_and_what_became_of_them_outlive_a_killed_process(home):
    def history(cloudwatch):
        return cloudwatch.call("DescribeAlarmHistory", AlarmName="kept", HistoryItemType="StateUpdate")["AlarmHistoryItems"]

    before = home(autosave=0.2)
    cloudwatch = CloudWatch(before.url, "kept")
    cloudwatch.call("PutMetricAlarm", AlarmName="kept", ComparisonOperator="GreaterThanThreshold", Threshold=5, EvaluationPeriods=1, Period=60, Statistic="Sum",
                    Namespace=cloudwatch.space, MetricName="Calls", TreatMissingData="ignore")
    cloudwatch.call("SetAlarmState", AlarmName="kept", StateValue="ALARM", StateReason="before the end")
    [told] = history(cloudwatch)
    kept = Path(before.home) / "cloudwatch.json"
    Account(before, "kept").until(lambda: kept.exists() and "before the end" in kept.read_text())
    before.stop(signal.SIGKILL)

    cloudwatch = CloudWatch(home().url, "kept")
    assert (history(cloudwatch), cloudwatch.call("DescribeAlarms", AlarmNames=["kept"])["MetricAlarms"][0]["StateReason"]) == ([told], "before the end")
    cloudwatch.call("SetAlarmState", AlarmName="kept", StateValue="OK", StateReason="after the start")
    assert json.loads(history(cloudwatch)[0]["HistoryData"])["oldState"] == {"stateValue": "ALARM", "stateReason": "before the end"}


def test_an_update_that_was_stopped_can_be_rolled_back_after_the_start(home):
    before = home()
    account = Account(before, "stopped")
    account.create({"First": parameter("a"), "Second": parameter("a", DependsOn="First")})
    before.control("PUT", "speed", {"speed": 5})
    account.update({"First": parameter("b"), "Second": parameter("b", DependsOn="First")}, wait=False)
    account.until(lambda: "Second UPDATE_IN_PROGRESS" in account.lines())
    assert before.stop() == 0

    after = Account(home(), "stopped")
    assert after.status() == "UPDATE_FAILED"
    assert after.stack()["StackStatusReason"] == "The sandbox was stopped during this operation"
    after.cfn.rollback_stack(StackName="stopped")
    assert after.settled() == "UPDATE_ROLLBACK_COMPLETE"
    name = after.cfn.describe_stack_resource(StackName="stopped", LogicalResourceId="First")["StackResourceDetail"]["PhysicalResourceId"]
    assert after.client("ssm").get_parameter(Name=name)["Parameter"]["Value"] == "a"


def test_a_create_that_was_stopped_can_be_deleted_after_the_start(home):
    before = home(speed=5)
    account = Account(before, "stopped")
    balancer = {"Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "DependsOn": "First"}
    account.create({"First": topic(), "Second": topic(), "Third": balancer}, wait=False)
    account.until(lambda: "Third CREATE_IN_PROGRESS" in account.lines())
    before.stop()

    after = Account(home(), "stopped")
    assert after.status() == "CREATE_FAILED"
    stack_id = after.stack()["StackId"]
    after.cfn.delete_stack(StackName="stopped")
    assert after.settled(stack_id) == "DELETE_COMPLETE"
    assert after.client("sns").list_topics()["Topics"] == []


def test_at_most_one_saving_interval_is_lost_when_the_process_is_killed(home):
    before = home(autosave=0.2)
    account = Account(before, "killed")
    account.create({"Name": parameter("x")})
    saved = os.path.join(before.home, "cloudformation.json")
    account.until(lambda: os.path.exists(saved) and "CREATE_COMPLETE" in Path(saved).read_text(encoding="utf-8"))
    before.stop(signal.SIGKILL)
    assert Account(home(), "killed").status() == "CREATE_COMPLETE"


@pytest.mark.parametrize("variable, value, words", [
    ("SANDBOX_PORT", "many", "SANDBOX_PORT must be a port number"), ("SANDBOX_SPEED", "0", "SANDBOX_SPEED: speed must be above 0"),
    ("SANDBOX_AUTOSAVE", "-1", "SANDBOX_AUTOSAVE must not be negative"), ("SANDBOX_HOME", "/dev/null/x", "sandbox cannot start")])
def test_settings_that_cannot_be_used_end_the_start_with_one_sentence(tmp_path, variable, value, words):
    environment = {**os.environ, "SANDBOX_HOME": str(tmp_path), "SANDBOX_PORT": str(free_port()), "PYTHONPATH": str(PACKAGE_FOLDER),
                   "PYTHONDONTWRITEBYTECODE": "1", variable: value}
    ended = subprocess.run([sys.executable, "-m", "pilothouse_sandbox"], env=environment, capture_output=True, text=True, timeout=30)
    assert ended.returncode == 1 and words in ended.stderr and "Traceback" not in ended.stderr


def test_a_taken_port_ends_the_start_with_one_sentence(home, tmp_path):
    running = home()
    environment = {**os.environ, "SANDBOX_HOME": str(tmp_path), "SANDBOX_PORT": str(running.port), "PYTHONPATH": str(PACKAGE_FOLDER),
                   "PYTHONDONTWRITEBYTECODE": "1"}
    ended = subprocess.run([sys.executable, "-m", "pilothouse_sandbox"], env=environment, capture_output=True, text=True, timeout=30)
    assert ended.returncode == 1 and f"port {running.port} on 127.0.0.1 is already in use" in ended.stderr

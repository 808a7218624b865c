"""Lines of a stack's log groups, their search, and Logs Insights."""

import time

import pytest

MINUTE_MS = 60_000
_ACCESS = '{"ip":"$context.identity.sourceIp","path":"$context.path","status":"$context.status"}'


def _api(**more) -> dict:
    logs = {"LogDriver": "awslogs", "Options": {"awslogs-group": {"Ref": "LogGroup"}, "awslogs-region": "us-east-1", "awslogs-stream-prefix": "api"}}
    return {"Type": "AWS::ECS::TaskDefinition", "Properties": {"Cpu": "256", "Memory": "512", "NetworkMode": "awsvpc", **more,
            "ContainerDefinitions": [{"Name": "app", "Image": "app:1", "LogConfiguration": logs}]}}


@pytest.fixture(scope="module")
def shared(process):
    """A stack that counts as having run for a month, with a group of its own."""
    from account import Account

    account = Account(process, "logs-shared")
    account.create({"LogGroup": {"Type": "AWS::Logs::LogGroup"}, "Api": _api()})
    process.control("PUT", "past", {"stack": account.name, "months": 1})
    account.group = _names(account)["LogGroup"]
    return account


def _names(account) -> dict[str, str]:
    """Logical to physical id."""
    return {one["LogicalResourceId"]: one["PhysicalResourceId"] for one in account.cfn.describe_stack_resources(StackName=account.name)["StackResources"]}


def _hours_ago(hours: float) -> int:
    return int((time.time() - hours * 3600) * 1000)


def _query(account, text: str, groups=None, hours: float = 2) -> dict:
    logs, now = account.client("logs"), int(time.time())
    query_id = logs.start_query(**({} if groups == () else {"logGroupNames": groups or [account.group]}), queryString=text,
                                startTime=int(now - hours * 3600), endTime=now)["queryId"]
    return account.until(lambda: answer if (answer := logs.get_query_results(queryId=query_id))["status"] != "Running" else None)


def _rows(answer: dict) -> list[dict]:
    return [{one["field"]: one["value"] for one in row} for row in answer["results"]]


def test_a_group_has_lines_from_the_moment_that_its_program_starts(account):
    account.create({"LogGroup": {"Type": "AWS::Logs::LogGroup"}, "Api": _api()})
    logs = account.client("logs")
    group = _names(account)["LogGroup"]
    messages = [one["message"] for one in account.until(lambda: logs.filter_log_events(logGroupName=group, filterPattern="Starting")["events"])]
    assert "Starting application" in messages[0]
    assert logs.describe_log_streams(logGroupName=group)["logStreams"][0]["logStreamName"].startswith("api/app/")


def test_the_same_question_has_the_same_answer_and_what_was_put_is_among_it(shared):
    logs, start, end = shared.client("logs"), _hours_ago(3), _hours_ago(2)
    ask = {"logGroupName": shared.group, "startTime": start, "endTime": end}
    first, second = logs.filter_log_events(**ask)["events"], logs.filter_log_events(**ask)["events"]
    assert first == second and len(first) > 100
    assert [one["timestamp"] for one in first] == sorted(one["timestamp"] for one in first)
    logs.create_log_stream(logGroupName=shared.group, logStreamName="mine")
    logs.put_log_events(logGroupName=shared.group, logStreamName="mine", logEvents=[{"timestamp": start + MINUTE_MS, "message": "put by hand"}])
    third = logs.filter_log_events(**ask)["events"]
    assert [one for one in third if one["logStreamName"] != "mine"] == first
    assert [one["message"] for one in third if one["logStreamName"] == "mine"] == ["put by hand"]


def test_pages_follow_one_another_without_gap_or_repetition_in_both_directions(shared):
    logs, ask = shared.client("logs"), {"logGroupName": shared.group, "startTime": _hours_ago(1.5), "endTime": _hours_ago(1)}
    whole = [one["eventId"] for one in logs.filter_log_events(**ask)["events"]]
    for order in ({}, {"startFromHead": False}):
        seen, more = [], order
        while more is not None:
            page = logs.filter_log_events(**ask, limit=37, **more)
            seen += [one["eventId"] for one in page["events"]]
            more = {"nextToken": page["nextToken"]} if "nextToken" in page else None
        assert seen == (whole[::-1] if order else whole)
    code, _ = shared.refusal(logs.filter_log_events, **ask, nextToken="nonsense")
    assert code == "InvalidParameterException"


@pytest.mark.parametrize("pattern, holds", [
    ("ERROR", lambda text: "ERROR" in text),
    ('"request completed" -health', lambda text: "request completed" in text and "health" not in text),
    ("?ERROR ?WARN", lambda text: "ERROR" in text or "WARN" in text),
    ('{ $.status >= 400 || $.level = "WARN" }', lambda text: '"status": 4' in text or '"level": "WARN"' in text),
    ('{ $.method = P* && $.status != 404 }', lambda text: '"method": "P' in text),
    ("%status.: 20[01]%", lambda text: '"status": 20' in text),
])
def test_filter_patterns(shared, pattern, holds):
    events = shared.client("logs").filter_log_events(logGroupName=shared.group, startTime=_hours_ago(12), filterPattern=pattern)["events"]
    assert events and all(holds(one["message"]) for one in events)


def test_a_pattern_that_is_none_is_refused(shared):
    assert shared.refusal(shared.client("logs").filter_log_events, logGroupName=shared.group, filterPattern="{ $.a ~ 3 }")[0] == "InvalidParameterException"


def test_a_stream_is_read_forwards_and_backwards(shared):
    logs = shared.client("logs")
    ask = {"logGroupName": shared.group, "logStreamName": logs.describe_log_streams(logGroupName=shared.group, logStreamNamePrefix="api/")["logStreams"][0]["logStreamName"]}
    newest = logs.get_log_events(**ask, limit=5)
    before = logs.get_log_events(**ask, limit=5, nextToken=newest["nextBackwardToken"])
    assert len(newest["events"]) == 5 and before["events"][-1]["timestamp"] <= newest["events"][0]["timestamp"]
    again = logs.get_log_events(**ask, limit=5, nextToken=before["nextForwardToken"])
    assert again["events"] == newest["events"]


def test_the_newest_errors_of_a_dashboard(shared):
    answer = _query(shared, f"SOURCE '{shared.group}' | fields @timestamp, @logStream, @message | filter @message like /(?i)error|exception|traceback/ "
                            "| sort @timestamp desc | limit 5", groups=(), hours=24)
    rows = _rows(answer)
    assert answer["status"] == "Complete" and len(rows) == 5
    assert [row["@timestamp"] for row in rows] == sorted((row["@timestamp"] for row in rows), reverse=True)
    counts = answer["statistics"]
    assert counts["recordsScanned"] > counts["recordsMatched"] >= 5 and counts["bytesScanned"] > 10_000


def test_counts_by_time_and_by_field(shared):
    by_hour = _rows(_query(shared, "stats count(*) as lines, avg(duration_ms) as mean, pct(duration_ms, 95) by bin(1h)", hours=5))
    assert len(by_hour) in (5, 6) and all(float(row["mean"]) > 0 and row["bin(1h)"].endswith(":00:00.000") for row in by_hour[1:-1])
    by_status = _rows(_query(shared, "filter ispresent(status) | stats count(*) as total, max(duration_ms) by status, method | sort total desc | limit 3"))
    assert by_status[0]["status"] == "200" and set(by_status[0]) == {"total", "max(duration_ms)", "status", "method"}


@pytest.mark.parametrize("text, columns", [
    ('parse @message "* - \\"* * HTTP/1.1\\" *" as who, verb, path, code | filter code = 200 and verb in ["GET"] | display path, code | limit 3', {"path", "code", "@ptr"}),
    ("parse @message /(?<verb>GET|POST)/ | filter ispresent(verb) | stats count() as n by verb", {"n", "verb"}),
    ("fields strcontains(@message, 'health') as h | stats sum(h) as health, count(*) - 0 by bin(1d)", None),
    ("fields strcontains(@message, 'health') as h | stats sum(h) as health by bin(1d) as day | sort day asc", {"health", "day"}),
    ("filter method not in ['GET'] | filter status =~ /^2/ | dedup path | limit 2", {"@timestamp", "@message", "@ptr"}),
    ("fields coalesce(status, 0) as s, concat(method, ' ', path) as what | filter not isblank(path) | sort s desc | limit 1", {"s", "what", "@ptr"}),
])
def test_commands_of_queries(shared, text, columns):
    if columns is None:
        assert shared.refusal(_query, account=shared, text=text)[0] == "MalformedQueryException"
    else:
        rows = _rows(_query(shared, text))
        assert rows and all(set(row) == columns for row in rows)


@pytest.mark.parametrize("text", ["", "nonsense", "fields @message | count(*) by x", "filter @message like", "stats avg( by bin(5m)", "fields @message | limit ten"])
def test_nonsense_is_a_malformed_query(shared, text):
    assert shared.refusal(shared.client("logs").start_query, logGroupName=shared.group, startTime=0, endTime=9, queryString=text or " ")[0] == "MalformedQueryException"


def test_a_query_runs_and_can_be_stopped(shared):
    logs = shared.client("logs")
    query_id = logs.start_query(logGroupName=shared.group, startTime=int(time.time()) - 20 * 86_400, endTime=int(time.time()), queryString="stats count(*)")["queryId"]
    assert logs.get_query_results(queryId=query_id)["status"] == "Running"
    assert logs.stop_query(queryId=query_id)["success"]
    assert logs.get_query_results(queryId=query_id)["status"] == "Cancelled"


def test_a_disturbance_shows_in_what_programs_say_from_its_beginning_on(shared):
    shared.process.control("PUT", "disturbances", {"disturbances": [{"stack": shared.name, "kind": "errors", "sinceMinutesAgo": 30}]})
    by_part = [len(shared.client("logs").filter_log_events(logGroupName=shared.group, startTime=_hours_ago(start), endTime=_hours_ago(end), filterPattern="ERROR")["events"])
               for start, end in ((1, 0.5), (0.5, 0))]
    shared.process.control("DELETE", "disturbances")
    assert by_part[1] > 5 * (by_part[0] + 1)


def test_functions_and_access_logs_write_in_their_own_form(account):
    account.create({
        "LogGroup": {"Type": "AWS::Logs::LogGroup"}, "Access": {"Type": "AWS::Logs::LogGroup"},
        "Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": []}}},
        "Work": {"Type": "AWS::Lambda::Function", "Properties": {"Runtime": "python3.12", "Handler": "index.handler", "Role": {"Fn::GetAtt": ["Role", "Arn"]},
                 "Code": {"ZipFile": "def handler(event, context): pass"}}},
        "Http": {"Type": "AWS::ApiGatewayV2::Api", "Properties": {"Name": "x", "ProtocolType": "HTTP"}},
        "Stage": {"Type": "AWS::ApiGatewayV2::Stage", "Properties": {"ApiId": {"Ref": "Http"}, "StageName": "$default", "AccessLogSettings": {
            "DestinationArn": {"Fn::GetAtt": ["Access", "Arn"]}, "Format": _ACCESS}}},
    }, Capabilities=["CAPABILITY_IAM"])
    account.process.control("PUT", "past", {"stack": account.name, "months": 1})
    logs = account.client("logs")
    names = _names(account)
    lines = logs.filter_log_events(logGroupName=names["Access"], startTime=_hours_ago(1), filterPattern="{ $.status = 200 }")["events"]
    assert lines and '"ip":"203.0.113.' in lines[0]["message"]
    implicit = f"/aws/lambda/{names['Work']}"
    assert implicit in [one["logGroupName"] for one in logs.describe_log_groups(logGroupNamePrefix="/aws/lambda/")["logGroups"]]

"""The control endpoints under /_sandbox/."""

import pytest

from account import topic


def test_the_sandbox_says_when_it_is_ready_and_how_fast_it_runs(account):
    assert account.process.ready_line == f"sandbox ready on {account.process.url}"
    assert account.process.control("GET", "health") == {"state": "ready", "speed": 5000}
    assert account.process.control("PUT", "speed", {"speed": 12.5}) == {"speed": 12.5}
    assert account.process.control("GET", "speed") == {"speed": 12.5}


def test_faults_are_listed_replaced_and_cleared(account):
    fault = {"stack": "pilothouse-*", "logicalId": "Db*", "operation": "create", "message": "no capacity", "times": 2}
    listed = account.process.control("PUT", "faults", {"faults": [fault, {"stack": "*", "logicalId": "*", "operation": "delete"}]})["faults"]
    assert {name: listed[0][name] for name in fault} == fault and listed[0]["id"] != listed[1]["id"]
    assert (listed[1]["message"], listed[1]["times"]) == (None, None)
    assert account.process.control("GET", "faults")["faults"] == listed
    assert account.process.control("DELETE", "faults") == {"faults": []}


def test_a_fault_with_a_number_of_times_is_used_up(account):
    account.set_faults({"logicalId": "A", "operation": "create", "times": 1})
    assert account.create({"A": topic()}) == "ROLLBACK_COMPLETE"
    assert account.process.control("GET", "faults")["faults"][0]["times"] == 0
    stack_id = account.stack()["StackId"]
    account.cfn.delete_stack(StackName=account.name)
    account.settled(stack_id)
    assert account.create({"A": topic()}) == "CREATE_COMPLETE"


@pytest.mark.parametrize("method, what, body, sentence", [
    ("PUT", "faults", b"{", "the body is not JSON"),
    ("PUT", "faults", b"[]", 'the body must be {"faults": [...]}'),
    ("PUT", "faults", b'{"faults": [1]}', "faults[0] must be an object"),
    ("PUT", "faults", b'{"faults": [{"stack": "*", "logicalId": "*", "operation": "sleep"}]}',
     "faults[0].operation must be one of create, update, rollback, delete, *"),
    ("PUT", "faults", b'{"faults": [{"stack": "*", "operation": "*"}]}', "faults[0].logicalId must be a name or a glob"),
    ("PUT", "faults", b'{"faults": [{"stack": "*", "logicalId": "*", "operation": "*", "times": 0}]}',
     "faults[0].times must be a whole number of at least 1, or be left out"),
    ("PUT", "faults", b'{"faults": [{"stack": "*", "logicalId": "*", "operation": "*", "reason": "x"}]}', "faults[0] has unknown fields: reason"),
    ("PUT", "disturbances", b"[]", 'the body must be {"disturbances": [...]}'),
    ("PUT", "disturbances", b'{"disturbances": [{"stack": "*", "kind": "flood"}]}',
     "disturbances[0].kind must be one of errors, slow, cpu, memory, disk-full, queue-backlog, service-down"),
    ("PUT", "disturbances", b'{"disturbances": [{"stack": "*", "kind": "cpu", "sinceMinutesAgo": -1}]}',
     "disturbances[0].sinceMinutesAgo must be a whole number from 0 to 10080, or be left out"),
    ("PUT", "disturbances", b'{"disturbances": [{"stack": "*", "kind": "cpu", "beginsWith": "next-release"}]}',
     "disturbances[0] begins with a release: its stack must be one name, and sinceMinutesAgo be left out"),
    ("PUT", "disturbances", b'{"disturbances": [{"stack": "*", "kind": "cpu", "until": 1}]}', "disturbances[0] has unknown fields: until"),
    ("PUT", "speed", b'{"speed": 0}', "speed must be above 0 and at most 10000"),
    ("PUT", "speed", b'{"speed": "fast"}', "speed must be a number, not 'fast'"),
    ("PUT", "speed", b'{"rate": 1}', 'the body must be {"speed": number}'),
])
def test_a_wrong_body_is_refused_with_a_sentence_and_changes_nothing(account, method, what, body, sentence):
    before = account.process.control("GET", what)
    assert account.process.control_answer(method, what, body) == (400, {"error": sentence})
    assert account.process.control("GET", what) == before


def test_disturbances_are_listed_replaced_and_ended(account):
    cpu, slow = {"stack": account.name, "kind": "cpu", "sinceMinutesAgo": 5}, {"stack": account.name, "logicalId": "Db", "kind": "slow"}
    listed = account.process.control("PUT", "disturbances", {"disturbances": [cpu, slow]})["disturbances"]
    assert [(one["kind"], one["logicalId"], one["until"]) for one in listed] == [("cpu", "*", None), ("slow", "Db", None)]
    assert 290 <= listed[1]["since"] - listed[0]["since"] <= 370 and listed[0]["since"] % 60 == 0
    # What is listed again goes on; what is left out is over.
    assert account.process.control("PUT", "disturbances", {"disturbances": [slow]})["disturbances"] == [listed[1]]
    assert account.process.control("DELETE", "disturbances") == {"disturbances": []}


def test_unknown_paths_and_methods_are_told_apart(account):
    assert account.process.control_answer("GET", "nothing")[0] == 404
    assert account.process.control_answer("DELETE", "speed", b"")[0] == 405


def test_calls_are_counted_by_service_and_action(account):
    def count(action: str) -> int:
        return next((entry["count"] for entry in account.process.control("GET", "calls")["calls"] if entry["action"] == action), 0)

    stacks, topics = count("cloudformation.DescribeStacks"), count("sns.ListTopics")
    account.refusal(account.stack)
    account.client("sns").list_topics()
    assert (count("cloudformation.DescribeStacks"), count("sns.ListTopics")) == (stacks + 1, topics + 1)
    entry = account.process.control("GET", "calls")["calls"][0]
    assert entry["firstAt"] <= entry["lastAt"]


def test_refused_mutations_are_in_the_ledger_too(account):
    account.refusal(account.cfn.update_stack, StackName=account.name, UsePreviousTemplate=True, ClientRequestToken="t-1")
    entry = account.process.control("GET", "mutations")["mutations"][-1]
    assert {name: entry[name] for name in ("action", "stackName", "clientRequestToken", "outcome")} == {
        "action": "UpdateStack", "stackName": account.name, "clientRequestToken": "t-1", "outcome": "refused"}

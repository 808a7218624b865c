"""Conditions that look at the region or at a list."""

from account import parameter

CONDITIONS = {
    "Parameters": {"Words": {"Type": "CommaDelimitedList", "Default": ""}},
    "Conditions": {
        "InVirginia": {"Fn::Equals": [{"Ref": "AWS::Region"}, "us-east-1"]},
        "Elsewhere": {"Fn::Not": [{"Condition": "InVirginia"}]},
        "HasWords": {"Fn::Not": [{"Fn::Equals": [{"Fn::Join": ["", {"Ref": "Words"}]}, ""]}]},
        "JoinsItems": {"Fn::Equals": [{"Fn::Join": ["-", ["a", {"Ref": "AWS::Region"}]]}, "a-us-east-1"]},
    },
}
RESOURCES = {name: parameter(name, Condition=name) for name in CONDITIONS["Conditions"]} | {"Always": parameter("always")}


def present(account) -> set[str]:
    return {resource["LogicalResourceId"] for resource in account.cfn.describe_stack_resources(StackName=account.name)["StackResources"]}


def test_a_condition_knows_the_region_and_an_empty_list(account):
    assert account.create(RESOURCES, sections=CONDITIONS) == "CREATE_COMPLETE"
    assert present(account) == {"InVirginia", "JoinsItems", "Always"}


def changes(account, words: str) -> list[tuple[str, str]]:
    """What a preview with these words lists."""
    given = {"Parameters": [{"ParameterKey": "Words", "ParameterValue": words}]}
    listed = account.change_set(RESOURCES, f"words{len(words)}", sections=CONDITIONS, **given)["Changes"]
    return [(change["ResourceChange"]["Action"], change["ResourceChange"]["LogicalResourceId"]) for change in listed]


def test_a_preview_lists_what_a_parameter_adds_or_takes_away_by_a_condition(account):
    assert account.create(RESOURCES, sections=CONDITIONS) == "CREATE_COMPLETE"
    assert changes(account, "python, worker") == [("Add", "HasWords")]
    assert account.update(RESOURCES, sections=CONDITIONS, Parameters=[{"ParameterKey": "Words", "ParameterValue": "python, worker"}]) == "UPDATE_COMPLETE"
    assert present(account) == {"InVirginia", "JoinsItems", "HasWords", "Always"}
    assert changes(account, "") == [("Remove", "HasWords")]

"""The bill: what exists costs, by the tags of its stack, and the same question has the same answer."""

import datetime

import pytest

TODAY = datetime.datetime.now(datetime.timezone.utc).date()
MONTH = {"TimePeriod": {"Start": str(TODAY.replace(day=1)), "End": str(TODAY + datetime.timedelta(1))}, "Granularity": "DAILY"}


@pytest.fixture
def billed(account):
    account.create({"Balancer": {"Type": "AWS::ElasticLoadBalancingV2::LoadBalancer"},
                    "Key": {"Type": "AWS::KMS::Key", "Properties": {"KeyPolicy": {}}}},
                   Tags=[{"Key": "pilothouse:environment", "Value": account.name}])
    account.mine = {"Tags": {"Key": "pilothouse:environment", "Values": [account.name]}}
    account.bill = account.client("ce")
    return account


def test_costs_are_told_by_service_for_the_stacks_of_a_tag(billed):
    request = {**MONTH, "Filter": billed.mine, "Metrics": ["UnblendedCost"], "GroupBy": [{"Type": "DIMENSION", "Key": "SERVICE"}]}
    today = billed.bill.get_cost_and_usage(**request)["ResultsByTime"][-1]
    costs = {group["Keys"][0]: float(group["Metrics"]["UnblendedCost"]["Amount"]) for group in today["Groups"]}
    assert set(costs) == {"Amazon Elastic Load Balancing", "AWS Key Management Service"}
    assert costs["Amazon Elastic Load Balancing"] == pytest.approx(0.54, rel=0.06)
    assert today["Estimated"] is True
    assert billed.bill.get_cost_and_usage(**request)["ResultsByTime"][-1] == today


def test_usage_types_carry_their_unit(billed):
    request = {**MONTH, "Metrics": ["UsageQuantity", "UnblendedCost"], "GroupBy": [{"Type": "DIMENSION", "Key": "USAGE_TYPE"}], "Filter": {"And": [
        billed.mine, {"Dimensions": {"Key": "SERVICE", "Values": ["Amazon Elastic Load Balancing"]}}]}}
    group = billed.bill.get_cost_and_usage(**request)["ResultsByTime"][-1]["Groups"][0]
    assert (group["Keys"], group["Metrics"]["UsageQuantity"]["Unit"]) == (["USE1-LoadBalancerUsage"], "Hrs")


def test_costs_are_forecast(billed):
    following = {"Start": str(TODAY), "End": str(TODAY + datetime.timedelta(10))}
    forecast = billed.bill.get_cost_forecast(TimePeriod=following, Metric="UNBLENDED_COST", Granularity="DAILY", Filter=billed.mine)
    assert float(forecast["Total"]["Amount"]) == pytest.approx(10 * 0.57, rel=0.1)
    assert len(forecast["ForecastResultsByTime"]) == 10


def test_services_and_tags_are_listed(billed):
    assert "Amazon Elastic Load Balancing" in [value["Value"] for value in billed.bill.get_dimension_values(
        TimePeriod=MONTH["TimePeriod"], Dimension="SERVICE")["DimensionValues"]]
    assert billed.name in billed.bill.get_tags(TimePeriod=MONTH["TimePeriod"], TagKey="pilothouse:environment")["Tags"]

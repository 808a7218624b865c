"""The bill: what exists costs, by its properties and tags, and the same question has the same answer."""

import datetime
import json

import pytest

UTC = datetime.timezone.utc
TODAY = datetime.datetime.now(UTC).date()
DAY = datetime.timedelta(1)
NETWORK = {"Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}},
           **{f"Subnet{letter}": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": f"10.0.{number}.0/24"}}
              for number, letter in enumerate("AB")}}
BALANCER = {"Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "Properties": {"Subnets": [{"Ref": "SubnetA"}, {"Ref": "SubnetB"}]}}
KEY = {"Type": "AWS::KMS::Key", "Properties": {"KeyPolicy": {}}}


@pytest.fixture
def billed(account):
    """A load balancer over two subnets and a key, as if they had run for two months."""
    account.tags = [{"Key": "pilothouse:environment", "Value": account.name}]
    account.create({**NETWORK, "Balancer": BALANCER, "Key": KEY}, Tags=account.tags)
    account.process.control("PUT", "past", {"stack": account.name, "months": 2})
    account.mine = {"Tags": {"Key": "pilothouse:environment", "Values": [account.name]}}
    account.bill = account.client("ce")
    yield account
    account.process.control("DELETE", "past")


def ask(account, start, end, *, group=(), metrics=("UnblendedCost",), granularity="DAILY", **more):
    return account.bill.get_cost_and_usage(
        TimePeriod={"Start": str(start), "End": str(end)}, Granularity=granularity, Metrics=list(metrics),
        GroupBy=[{"Type": "TAG" if ":" in key else "DIMENSION", "Key": key} for key in group], **more)["ResultsByTime"]


def amounts(result, metric="UnblendedCost") -> dict:
    return {tuple(group["Keys"]): float(group["Metrics"][metric]["Amount"]) for group in result["Groups"]}


YESTERDAY = (TODAY - DAY, TODAY)


def test_a_whole_day_of_a_load_balancer_is_24_hours_and_two_addresses(billed):
    [day] = ask(billed, *YESTERDAY, group=("USAGE_TYPE",), metrics=("UnblendedCost", "UsageQuantity"), Filter=billed.mine)
    usage = amounts(day, "UsageQuantity")
    assert usage["LoadBalancerUsage",] == 24
    assert usage["USE1-PublicIPv4:InUseAddress",] == 48
    assert amounts(day)["LoadBalancerUsage",] == pytest.approx(24 * 0.0225)
    assert amounts(day)["us-east-1-KMS-Keys",] == pytest.approx(24 / 730, abs=1e-9)


def test_the_same_question_has_the_same_answer(billed):
    start = TODAY - 20 * DAY
    assert ask(billed, start, TODAY, group=("SERVICE",), Filter=billed.mine) == ask(billed, start, TODAY, group=("SERVICE",), Filter=billed.mine)


def test_usage_types_carry_their_unit(billed):
    [day] = ask(billed, *YESTERDAY, group=("USAGE_TYPE",), metrics=("UsageQuantity",), Filter={"And": [
        billed.mine, {"Dimensions": {"Key": "USAGE_TYPE", "Values": ["LoadBalancerUsage"]}}]})
    assert day["Groups"][0]["Metrics"]["UsageQuantity"]["Unit"] == "Hrs"


def test_a_past_begins_where_it_was_said_to_and_changes_by_its_step(billed):
    billed.process.control("PUT", "past", {"stack": billed.name, "months": 1, "step": {"daysAgo": 5, "factor": 0.5}})
    days = ask(billed, TODAY - 10 * DAY, TODAY, Filter={"And": [billed.mine, {"Dimensions": {"Key": "USAGE_TYPE", "Values": ["LoadBalancerUsage"]}}]})
    assert [float(day["Total"]["UnblendedCost"]["Amount"]) for day in days] == pytest.approx([0.27] * 5 + [0.54] * 5)
    long_ago = ask(billed, TODAY - 50 * DAY, TODAY - 40 * DAY, Filter=billed.mine)
    assert all(float(day["Total"]["UnblendedCost"]["Amount"]) == 0 for day in long_ago)


def test_what_was_changed_is_billed_by_what_it_was_at_the_time(account):
    volume = lambda size: {"Disk": {"Type": "AWS::EC2::Volume", "Properties": {"AvailabilityZone": "us-east-1a", "Size": size, "VolumeType": "gp3"}}}
    account.create(volume(100), Tags=[{"Key": "pilothouse:environment", "Value": account.name}])
    account.process.control("PUT", "past", {"stack": account.name, "months": 1})
    account.update(volume(200), Tags=[{"Key": "pilothouse:environment", "Value": account.name}])
    account.bill = account.client("ce")
    [day] = ask(account, *YESTERDAY, metrics=("UsageQuantity",), Filter={"Tags": {"Key": "pilothouse:environment", "Values": [account.name]}})
    assert float(day["Total"]["UsageQuantity"]["Amount"]) == pytest.approx(100 * 24 / 730, abs=1e-6)
    account.process.control("DELETE", "past")


def test_what_was_deleted_costs_nothing_afterwards(billed):
    billed.cfn.delete_stack(StackName=billed.name)
    billed.until(lambda: billed.name not in [stack["StackName"] for stack in billed.cfn.describe_stacks()["Stacks"]])
    question = {"Filter": billed.mine, "group": ("USAGE_TYPE",)}
    first, second = (ask(billed, TODAY, TODAY + DAY, **question)[0]["Groups"] for _ in range(2))
    assert first == second


def test_data_transfer_carries_no_tag(billed):
    [day] = ask(billed, *YESTERDAY, group=("pilothouse:environment", "USAGE_TYPE"))
    assert ("pilothouse:environment$", "DataTransfer-Out-Bytes") in amounts(day)
    assert (f"pilothouse:environment${billed.name}", "LoadBalancerUsage") in amounts(day)


def test_an_inactive_tag_groups_nothing(billed):
    switch = lambda status: billed.bill.update_cost_allocation_tags_status(
        CostAllocationTagsStatus=[{"TagKey": "pilothouse:environment", "Status": status}])
    switch("Inactive")
    [day] = ask(billed, *YESTERDAY, group=("pilothouse:environment",))
    listed = billed.bill.list_cost_allocation_tags(TagKeys=["pilothouse:environment"])["CostAllocationTags"]
    switch("Active")
    assert list(amounts(day)) == [("pilothouse:environment$",)]
    assert [tag["Status"] for tag in listed] == ["Inactive"]


def test_credits_and_tax_are_records_of_their_own(billed):
    first = (TODAY.replace(day=1) - DAY).replace(day=1)
    months = ask(billed, first, TODAY.replace(day=1), group=("RECORD_TYPE",), granularity="MONTHLY")
    by_kind = amounts(months[0])
    assert by_kind["Credit",] < 0 < by_kind["Tax",]
    assert by_kind["Tax",] == pytest.approx(0.07 * by_kind["Usage",])
    assert -by_kind["Credit",] == pytest.approx(min(25, 0.03 * by_kind["Usage",]))


def test_today_and_yesterday_are_estimated(billed):
    days = ask(billed, TODAY - 3 * DAY, TODAY + DAY, Filter=billed.mine)
    assert [day["Estimated"] for day in days] == [False, False, True, True]


def test_many_groups_come_in_pages(billed):
    request = {"TimePeriod": {"Start": str(TODAY - 62 * DAY), "End": str(TODAY)}, "Granularity": "DAILY", "Metrics": ["UnblendedCost"],
               "GroupBy": [{"Type": "DIMENSION", "Key": "USAGE_TYPE"}, {"Type": "TAG", "Key": "pilothouse:environment"}]}
    first = billed.bill.get_cost_and_usage(**request)
    pages, token = [first], first.get("NextPageToken")
    while token:
        pages.append(billed.bill.get_cost_and_usage(**request, NextPageToken=token))
        token = pages[-1].get("NextPageToken")
    groups = [(result["TimePeriod"]["Start"], tuple(group["Keys"])) for page in pages for result in page["ResultsByTime"] for group in result["Groups"]]
    assert len(groups) == len(set(groups))
    assert max(sum(len(result["Groups"]) for result in page["ResultsByTime"]) for page in pages) <= 500
    assert len(pages) >= 1 + (len(groups) - 1) // 500


def test_costs_are_forecast(billed):
    following = {"Start": str(TODAY), "End": str(TODAY + 10 * DAY)}
    only_hours = {"And": [billed.mine, {"Dimensions": {"Key": "USAGE_TYPE", "Values": ["LoadBalancerUsage"]}}]}
    forecast = billed.bill.get_cost_forecast(TimePeriod=following, Metric="UNBLENDED_COST", Granularity="DAILY", Filter=only_hours)
    assert float(forecast["Total"]["Amount"]) == pytest.approx(5.4)
    assert len(forecast["ForecastResultsByTime"]) == 10


def test_services_and_tags_are_listed(billed):
    period = {"Start": str(TODAY - 3 * DAY), "End": str(TODAY)}
    assert "Amazon Elastic Load Balancing" in [value["Value"] for value in billed.bill.get_dimension_values(
        TimePeriod=period, Dimension="SERVICE")["DimensionValues"]]
    assert billed.name in billed.bill.get_tags(TimePeriod=period, TagKey="pilothouse:environment")["Tags"]


@pytest.mark.parametrize("body", [{}, {"stack": "a"}, {"stack": "a", "months": 0}, {"stack": "a", "months": 14}, {"stack": "a", "months": 1, "step": {}}])
def test_a_past_that_makes_no_sense_is_refused(process, body):
    status, answer = process.control_answer("PUT", "past", json.dumps(body).encode())
    assert status == 400
    assert answer["error"]

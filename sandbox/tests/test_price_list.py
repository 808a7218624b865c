"""Price List: the account's own prices in AWS's shape."""

import json

import pytest
from botocore.exceptions import ClientError


def term(field: str, value: str) -> dict:
    return {"Type": "TERM_MATCH", "Field": field, "Value": value}


@pytest.fixture
def pricing(account):
    return account.client("pricing")


def products(pricing, code: str, **fields: str) -> list[dict]:
    return [json.loads(text) for text in pricing.get_products(ServiceCode=code, Filters=[term(*one) for one in fields.items()])["PriceList"]]


def usd(product: dict) -> list[str]:
    return [dimension["pricePerUnit"]["USD"] for offer in product["terms"]["OnDemand"].values() for dimension in offer["priceDimensions"].values()]


def test_one_instance_type_has_one_price(pricing):
    [found] = products(pricing, "AmazonEC2", instanceType="t3.medium", operatingSystem="Linux", tenancy="Shared", preInstalledSw="NA",
                       capacitystatus="Used", productFamily="Compute Instance", regionCode="us-east-1")
    assert found["product"]["attributes"]["usagetype"] == "BoxUsage:t3.medium"
    assert usd(found) == ["0.0416000000"]


def test_a_vague_question_has_several_answers(pricing):
    assert {product["product"]["attributes"]["cacheEngine"] for product in products(pricing, "AmazonElastiCache", instanceType="cache.t3.micro")} == {"Redis", "Valkey"}


def test_another_region_has_no_prices(pricing):
    assert products(pricing, "AmazonEC2", instanceType="t3.medium", regionCode="eu-west-3") == []


def test_global_services_have_no_region(pricing):
    assert products(pricing, "AmazonRoute53", usagetype="HostedZone") != []
    assert products(pricing, "AmazonRoute53", usagetype="HostedZone", regionCode="us-east-1") == []


def test_long_answers_come_in_pages(pricing):
    first = pricing.get_products(ServiceCode="AmazonEC2", MaxResults=5)
    second = pricing.get_products(ServiceCode="AmazonEC2", MaxResults=5, NextToken=first["NextToken"])
    assert len(first["PriceList"]) == len(second["PriceList"]) == 5
    assert not set(first["PriceList"]) & set(second["PriceList"])


def test_an_unknown_service_is_refused(pricing):
    with pytest.raises(ClientError, match="NotFoundException"):
        pricing.get_products(ServiceCode="AmazonNothing")

"""Price List's query API over the account's own prices, in AWS's shape: every product is a string of JSON."""

import base64
import json
import zlib

from .prices import Price, price_list

_VERSION, _PUBLISHED = "20261101000000", "2026-11-01T00:00:00Z"
_ONLY_REGION = "us-east-1"  # of no other does this account know prices
_GLOBAL_SERVICES = ("AmazonCloudFront", "AmazonRoute53", "awswaf")


class Refused(Exception):
    """An error's type and message."""


async def handle_request(method: str, path: str, headers: dict, body: bytes, query_params: dict) -> tuple:
    action = headers.get("x-amz-target", "").rsplit(".", 1)[-1]
    head = {"Content-Type": "application/x-amz-json-1.1"}
    try:
        if action not in _ACTIONS:
            raise Refused("UnknownOperationException", action)
        return 200, head, json.dumps(_ACTIONS[action](json.loads(body or b"{}"))).encode()
    except Refused as error:
        kind, message = error.args
        return 400, head, json.dumps({"__type": kind, "message": message}).encode()
    except (KeyError, ValueError) as error:
        return 400, head, json.dumps({"__type": "InvalidParameterException", "message": str(error)}).encode()


def _get_products(query: dict) -> dict:
    code = query["ServiceCode"]
    products = [price for price in price_list() if price.service_code == code]
    if not products:
        raise Refused("NotFoundException", f"The service code {code} was not found")
    filters = query.get("Filters") or []
    if any(one["Type"] != "TERM_MATCH" for one in filters):
        raise Refused("InvalidParameterException", "this account's price list takes TERM_MATCH alone")
    found = [price for price in products if all(_field(price, one["Field"]) == one["Value"] for one in filters)]
    offset, most = _offset(query.get("NextToken")), min(100, int(query.get("MaxResults", 100)))
    more = {"NextToken": base64.b64encode(str(offset + most).encode()).decode()} if offset + most < len(found) else {}
    return {"FormatVersion": "aws_v1", "PriceList": [json.dumps(_product(price)) for price in found[offset:offset + most]], **more}


def _offset(token: str | None) -> int:
    try:
        return int(base64.b64decode(token)) if token else 0
    except ValueError:
        raise Refused("InvalidNextTokenException", "The pagination token is invalid. Try again without a pagination token.") from None


def _attributes(price: Price) -> dict:
    region = {} if price.service_code in _GLOBAL_SERVICES else {"regionCode": _ONLY_REGION, "location": "US East (N. Virginia)", "locationType": "AWS Region"}
    return {"servicecode": price.service_code, "servicename": price.service, "usagetype": price.usage_type, "operation": price.operation, **region, **price.attributes}


def _field(price: Price, name: str) -> str | None:
    return price.product_family if name == "productFamily" else _attributes(price).get(name)


def _sku(price: Price) -> str:
    seed = f"{price.service_code}{price.usage_type}{sorted(price.attributes.items())}".encode()
    return f"{zlib.crc32(seed):08X}{zlib.adler32(seed):08X}"


def _product(price: Price) -> dict:
    sku = _sku(price)
    term, rate = f"{sku}.JRTCKXETXF", f"{sku}.JRTCKXETXF.6YS6EN2CT7"
    dimension = {"rateCode": rate, "unit": price.unit, "beginRange": "0", "endRange": "Inf", "appliesTo": [],
                 "description": f"${price.usd} per {price.unit} ({price.usage_type})", "pricePerUnit": {"USD": f"{price.usd:.10f}"}}
    return {
        "product": {"sku": sku, "productFamily": price.product_family, "attributes": _attributes(price)}, "serviceCode": price.service_code,
        "terms": {"OnDemand": {term: {"sku": sku, "offerTermCode": "JRTCKXETXF", "effectiveDate": _PUBLISHED, "termAttributes": {},
                                      "priceDimensions": {rate: dimension}}}},
        "version": _VERSION, "publicationDate": _PUBLISHED,
    }


def _describe_services(query: dict) -> dict:
    codes = sorted({price.service_code for price in price_list() if price.service_code})
    wanted = query.get("ServiceCode")
    return {"FormatVersion": "aws_v1", "Services": [{"ServiceCode": code, "AttributeNames": []} for code in codes if wanted in (None, code)]}


_ACTIONS = {"GetProducts": _get_products, "DescribeServices": _describe_services}

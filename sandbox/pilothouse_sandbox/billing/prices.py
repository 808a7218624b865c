"""The account's own price list. It is what AWS lists as far as known, and nothing that the panel reads."""

import dataclasses
import functools
import json
import pathlib
from decimal import Decimal

# Usage types carry their region everywhere but in us-east-1, where only some do ("AWS Price List": usagetype).
_REGION_PREFIX = {"us-east-1": "USE1", "us-east-2": "USE2", "us-west-2": "USW2", "eu-west-1": "EU", "eu-central-1": "EUC1"}
_HOME_PREFIXES = ("USE1-", "us-east-1-")


@dataclasses.dataclass(frozen=True)
class Price:
    usage_type: str
    usd: Decimal
    unit: str
    service: str  # as Cost Explorer names it
    service_code: str  # as Price List names it; empty: not in Price List
    product_family: str
    operation: str
    attributes: dict

    @property
    def bare_usage_type(self) -> str:
        """Without the region that us-east-1 puts before some."""
        return next((self.usage_type[len(prefix):] for prefix in _HOME_PREFIXES if self.usage_type.startswith(prefix)), self.usage_type)


@functools.cache
def price_list() -> tuple[Price, ...]:
    rows = json.loads((pathlib.Path(__file__).parent / "prices.json").read_text(encoding="utf-8"))
    return tuple(Price(row["usageType"], Decimal(row["usd"]), row["unit"], row["service"], row["serviceCode"], row["productFamily"],
                       row["operation"], row["attributes"]) for row in rows)


@functools.cache
def price_of(bare_usage_type: str, service: str | None = None, **attributes: str) -> Price | None:
    """By usage type without region, and by service or attributes where several share it."""
    found = [price for price in price_list() if price.bare_usage_type == bare_usage_type and service in (None, price.service)
             and all(price.attributes.get(name) == value for name, value in attributes.items())]
    return found[0] if found else None


def usage_type_in(region: str, price: Price) -> str:
    if region == "us-east-1":
        return price.usage_type
    return f"{_REGION_PREFIX.get(region, region)}-{price.bare_usage_type}"

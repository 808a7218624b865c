"""The bill, line by line and day by day. Computed when asked for: the same question always has the same answer."""

import dataclasses
import datetime
import zlib
from collections.abc import Iterator
from decimal import Decimal

from .charges import Charge, charges_of
from .past import pasts
from .prices import usage_type_in
from .usage_segments import Segment, meter

UTC = datetime.timezone.utc
ESTIMATED_DAYS = 2  # today and yesterday can still change
_TAX_RATE = Decimal("0.07")
_CREDIT_RATE = Decimal("0.03")  # of what was used, up to the rest of the credit
_CREDIT_OF_A_MONTH = Decimal(25)


@dataclasses.dataclass(frozen=True)
class Line:
    """One day of one usage type. `usd` is negative for credits."""

    day: datetime.date
    account: str
    region: str
    service: str
    usage_type: str
    operation: str
    record_type: str
    tags: tuple[tuple[str, str], ...]
    usd: Decimal
    usage: Decimal
    unit: str

    @property
    def tag(self) -> dict[str, str]:
        return dict(self.tags)


def today() -> datetime.date:
    return datetime.datetime.now(UTC).date()


def lines(start: datetime.date, end: datetime.date, now: datetime.datetime | None = None) -> list[Line]:
    """From `start` to before `end`; nothing of days to come."""
    now = now or datetime.datetime.now(UTC)
    found, month = [], start.replace(day=1)
    while month < end:
        following = (month + datetime.timedelta(32)).replace(day=1)
        found += [line for line in _month(month, following, now) if start <= line.day < end]
        month = following
    return found


_past_months: dict[datetime.date, tuple[object, list[Line]]] = {}


def _month(start: datetime.date, end: datetime.date, now: datetime.datetime) -> list[Line]:
    """Whole months, since credits run out within one. Those that are over change only with what was metered or filled in."""
    is_over, state = now.date() >= end, (meter.version, pasts.version)
    if is_over and start in _past_months and _past_months[start][0] == state:
        return _past_months[start][1]
    stacks: dict[str, list[Segment]] = {}
    for segment in meter.segments:
        stacks.setdefault(segment.stack_id, []).append(segment)
    used = [line for siblings in stacks.values() for segment in siblings for line in _segment_lines(segment, siblings, start, end, now)]
    everything = used + list(_credits(used)) + list(_taxes(used))
    if is_over:
        _past_months[start] = (state, everything)
    return everything


def _segment_lines(segment: Segment, siblings: list[Segment], start: datetime.date, end: datetime.date, now: datetime.datetime) -> Iterator[Line]:
    def find(physical_id: str) -> Segment | None:
        return next((one for one in reversed(siblings) if physical_id and one.physical_id == physical_id), None)

    charges = charges_of(segment, find)
    if not charges:
        return
    began, past = segment.start, pasts.of(segment.stack_name)
    is_first = not any(other.logical_id == segment.logical_id and other.start < began for other in siblings)
    if past and is_first:
        began = min(began, datetime.datetime.combine(past.first_day, datetime.time(), UTC))
    ended = min(segment.end or now, now)
    day = max(start, began.date())
    while day < end and day <= ended.date():
        midnight = datetime.datetime.combine(day, datetime.time(), UTC)
        seconds = (min(ended, midnight + datetime.timedelta(1)) - max(began, midnight)).total_seconds()
        if seconds > 0:
            hours = Decimal(round(seconds)) / 3600
            factor = Decimal(str(past.factor(day))) if past else Decimal(1)
            for charge in charges:
                yield _line(segment, charge, day, hours, factor)
        day += datetime.timedelta(1)


def _line(segment: Segment, charge: Charge, day: datetime.date, hours: Decimal, factor: Decimal) -> Line:
    quantity = charge.quantity * hours * factor
    if charge.follows_use:
        quantity *= _of_the_day(segment, charge, day)
    price = charge.price
    tags = tuple(sorted({**segment.tags, "aws:cloudformation:stack-name": segment.stack_name}.items())) if charge.tagged else ()
    return Line(day, segment.account, segment.region, price.service, usage_type_in(segment.region, price), price.operation, "Usage",
                tags, quantity * price.usd, quantity, price.unit)


def _of_the_day(segment: Segment, charge: Charge, day: datetime.date) -> Decimal:
    """Less at weekends, and a little different each day; the same for the same resource and day."""
    seed = f"{segment.stack_name}{segment.logical_id}{charge.price.usage_type}{day}"
    wave = Decimal(90 + zlib.crc32(seed.encode()) % 21) / 100
    return wave * (Decimal("0.6") if day.weekday() >= 5 else Decimal("1.15"))


def _credits(used: list[Line]) -> Iterator[Line]:
    """A small credit of the account, spent day by day until the month's is gone."""
    left: dict[tuple[str, datetime.date], Decimal] = {}
    for account, day, usd in _days(used):
        month = (account, day.replace(day=1))
        credit = min(left.setdefault(month, _CREDIT_OF_A_MONTH), usd * _CREDIT_RATE)
        left[month] -= credit
        if credit > 0:
            yield Line(day, account, "global", "AWS Credits", "", "", "Credit", (), -credit, Decimal(0), "N/A")


def _taxes(used: list[Line]) -> Iterator[Line]:
    """Charged on the first of a month, on what was used in it so far."""
    months: dict[tuple[str, datetime.date], Decimal] = {}
    for account, day, usd in _days(used):
        month = (account, day.replace(day=1))
        months[month] = months.get(month, Decimal(0)) + usd
    for (account, first), usd in months.items():
        yield Line(first, account, "global", "Tax", "", "", "Tax", (), usd * _TAX_RATE, Decimal(0), "N/A")


def _days(used: list[Line]) -> Iterator[tuple[str, datetime.date, Decimal]]:
    sums: dict[tuple[str, datetime.date], Decimal] = {}
    for line in used:
        sums[line.account, line.day] = sums.get((line.account, line.day), Decimal(0)) + line.usd
    for (account, day), usd in sorted(sums.items()):
        yield account, day, usd


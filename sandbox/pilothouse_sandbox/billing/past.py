"""A past that never was: stacks that count as having run for months, so that a ledger can be seen at once."""

import dataclasses
import datetime

MOST_MONTHS = 13  # as far back as Cost Explorer looks


class BadPast(Exception):
    """The sentence that goes back."""


@dataclasses.dataclass
class Past:
    """`stack` has run since `since`. Before `step_on`, where given, it used `step_factor` of what it uses now."""

    stack: str
    since: str
    step_on: str | None = None
    step_factor: float = 1.0

    @property
    def first_day(self) -> datetime.date:
        return datetime.date.fromisoformat(self.since)

    def factor(self, day: datetime.date) -> float:
        return self.step_factor if self.step_on and day < datetime.date.fromisoformat(self.step_on) else 1.0


class Pasts:
    def __init__(self) -> None:
        self._by_stack: dict[str, Past] = {}
        self.version = 0  # rises with each change

    def of(self, stack_name: str) -> Past | None:
        return self._by_stack.get(stack_name)

    def fill_in(self, request: object, today: datetime.date) -> Past:
        """{"stack": name, "months": 1..13, "step": {"daysAgo": n, "factor": f}?}; a second time for a stack replaces the first."""
        match request:
            case {"stack": str(stack), "months": int(months), **rest} if set(rest) <= {"step"} and stack and 1 <= months <= MOST_MONTHS:
                step_on, factor = _step(rest.get("step"), today)
            case _:
                raise BadPast(f'the body must be {{"stack": name, "months": 1 to {MOST_MONTHS}, "step"?: {{"daysAgo": number, "factor": number}}}}')
        past = Past(stack, str(_months_before(today, months)), step_on, factor)
        self._by_stack[stack] = past
        self.version += 1
        return past

    def clear(self) -> None:
        self._by_stack.clear()
        self.version += 1

    def as_json(self) -> dict:
        return {"pasts": [dataclasses.asdict(past) for past in self._by_stack.values()]}

    def restore(self, pasts: list[dict]) -> None:
        self._by_stack = {past["stack"]: Past(**past) for past in pasts}
        self.version += 1


def _step(step: object, today: datetime.date) -> tuple[str | None, float]:
    match step:
        case None:
            return None, 1.0
        case {"daysAgo": int(days), "factor": int() | float() as factor} if 0 < days <= 400 and 0 < factor <= 100:
            return str(today - datetime.timedelta(days)), float(factor)
    raise BadPast('"step" must be {"daysAgo": 1 to 400, "factor": above 0, at most 100}')


def _months_before(day: datetime.date, months: int) -> datetime.date:
    month = day.month - 1 - months
    year, month = day.year + month // 12, month % 12 + 1
    first_after = (datetime.date(year, month, 1) + datetime.timedelta(32)).replace(day=1)
    return datetime.date(year, month, min(day.day, (first_after - datetime.timedelta(1)).day))


pasts = Pasts()

"""Since when a resource counts as existing: what the meter saw, or the stack's made-up past."""

import datetime

from ministack.core.responses import get_account_id, get_region

from ..billing.past import pasts
from ..billing.usage_segments import Segment, meter


def newest_segment(resource_type: str, physical_id: str) -> Segment | None:
    return next((one for one in reversed(meter.segments) if (one.account, one.region, one.resource_type) == (get_account_id(), get_region(), resource_type)
                 and one.physical_id == physical_id), None)


def exists_since(resource_type: str, physical_id: str) -> datetime.datetime | None:
    """None: no stack has made it."""
    found = [one for one in meter.segments if (one.account, one.region, one.resource_type) == (get_account_id(), get_region(), resource_type)
             and one.physical_id == physical_id]
    if not found:
        return None
    since, past = min(one.start for one in found), pasts.of(found[0].stack_name)
    if past is not None:
        since = min(since, datetime.datetime.combine(past.first_day, datetime.time(9), datetime.timezone.utc))
    return since


def now() -> datetime.datetime:
    return datetime.datetime.now(datetime.timezone.utc)

"""How much people ask of a system at a moment: by the hour, the day of the week, and a little by chance."""

import math

from .noise import jitter

_MINUTES_A_DAY = 1440
_PEAK_MINUTE = 14 * 60 + 30  # UTC
_NIGHT = 0.34  # the quietest hour's share of the busiest's
_WEEKEND = 0.62
_THURSDAY = 4  # 1970-01-01, counted from Sunday

# By the minute of the day.
_DAILY = [_NIGHT + (1 - _NIGHT) * (0.5 + 0.5 * math.cos((minute - _PEAK_MINUTE) * math.tau / _MINUTES_A_DAY)) for minute in range(_MINUTES_A_DAY)]


def demand(seed: int, minute: int) -> float:
    """About 0.2 on a Sunday night to 1.1 on a busy afternoon; `minute` counts from the epoch."""
    day, of_day = divmod(minute, _MINUTES_A_DAY)
    weekday = (day + _THURSDAY) % 7
    share = _WEEKEND if weekday in (0, 6) else 1.0
    return _DAILY[of_day] * share * (1 + 0.08 * jitter(seed, minute))

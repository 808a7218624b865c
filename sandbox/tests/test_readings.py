"""What one computed metric says over a time."""

import time

from pilothouse_sandbox.metrics.metric import Metric
from pilothouse_sandbox.metrics.readings import computed

HOUR = 3600


def test_an_hour_has_a_point_though_the_resource_was_born_within_it():
    hour = int(time.time()) // HOUR * HOUR
    born = int(time.time()) // 60 - 1  # the newest stride of ten minutes may lie before it
    metric = Metric("App", "Done", (), "Count", born, None, 1, lambda minute: (1, 1, 1, 1))
    first = min(hour, born * 60 // HOUR * HOUR)
    assert computed(metric, "Sum", HOUR, first - HOUR, hour + HOUR)


def test_nothing_is_known_from_before_the_resource():
    hour = int(time.time()) // HOUR * HOUR
    metric = Metric("App", "Done", (), "Count", hour // 60 + 120, None, 1, lambda minute: (1, 1, 1, 1))
    assert computed(metric, "Sum", HOUR, hour - 5 * HOUR, hour + HOUR) == {}

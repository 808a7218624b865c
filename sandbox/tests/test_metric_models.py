"""Metrics as a pure function of what happened: no sandbox runs here."""

import datetime

import pytest

from pilothouse_sandbox.billing.past import Past
from pilothouse_sandbox.billing.usage_segments import Segment
from pilothouse_sandbox.metrics import samples
from pilothouse_sandbox.metrics.disturbances import Disturbance
from pilothouse_sandbox.metrics.models import container_service, load_balancer, plumbing
from pilothouse_sandbox.metrics.noise import uniform
from pilothouse_sandbox.metrics.rhythm import demand
from pilothouse_sandbox.metrics.system import system_of

CREATED, UPDATED = "2026-11-02T08:00:10Z", "2026-11-04T12:30:40Z"
CREATED_MINUTE, UPDATED_MINUTE = (int(datetime.datetime.fromisoformat(at.replace("Z", "+00:00")).timestamp() // 60) for at in (CREATED, UPDATED))
A_DAY = 1440
GROUP = "arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/group/1"


def segment(logical_id: str, physical_id: str, kind: str, since: str = CREATED, until: str | None = None, **properties) -> Segment:
    return Segment("1", "us-east-1", "stack", "shop", logical_id, physical_id, kind, properties, {}, since, until)


def shop(*, tasks: int = 2, past: Past | None = None, disturbances: tuple[Disturbance, ...] = ()) -> dict:
    """Metrics by name of a service behind a load balancer that was updated once."""
    service = {"Cluster": "c", "LoadBalancers": [{"TargetGroupArn": GROUP}], "DesiredCount": tasks}
    segments = [
        segment("Balancer", "arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/shop/1", "AWS::ElasticLoadBalancingV2::LoadBalancer"),
        segment("Group", GROUP, "AWS::ElasticLoadBalancingV2::TargetGroup"),
        segment("Service", "arn:aws:ecs:us-east-1:1:service/c/shop", "AWS::ECS::Service", CREATED, UPDATED, TaskDefinition="api:1", **service),
        segment("Service", "arn:aws:ecs:us-east-1:1:service/c/shop", "AWS::ECS::Service", UPDATED, TaskDefinition="api:2", **service),
    ]
    system = system_of(segments, lambda name: past, lambda name: list(disturbances))
    found = {}
    for resource in system.resources:
        for make in {"AWS::ElasticLoadBalancingV2::LoadBalancer": load_balancer.metrics_of, "AWS::ECS::Service": container_service.metrics_of}.get(resource.type, lambda one: ()),:
            found |= {(metric.name, tuple(name for name, _ in metric.dimensions)): metric for metric in make(resource)}
    return found


HEALTHY = ("HealthyHostCount", ("LoadBalancer", "TargetGroup"))
REQUESTS = ("RequestCount", ("LoadBalancer",))
TARGET_5XX = ("HTTPCode_Target_5XX_Count", ("LoadBalancer",))
ELB_5XX = ("HTTPCode_ELB_5XX_Count", ("LoadBalancer",))
PROCESSOR = ("CPUUtilization", ("ClusterName", "ServiceName"))


def read(metric, minute: int, statistic: str = "Sum") -> float | None:
    sample = metric.at(minute)
    return None if sample is None else samples.statistic(statistic)(sample)


@pytest.mark.parametrize("tasks, before, during", [(2, 2, 1), (1, 1, 0)])
def test_a_release_leaves_its_mark_on_healthy_hosts(tasks, before, during):
    healthy = shop(tasks=tasks)[HEALTHY]
    assert [read(healthy, UPDATED_MINUTE + late, "Minimum") for late in (-10, -1, 0, 1)] == [before, during, during, before]


def test_metrics_begin_with_the_resource_or_its_past():
    assert shop()[REQUESTS].born == CREATED_MINUTE
    assert shop(past=Past("shop", "2026-10-01"))[REQUESTS].born < CREATED_MINUTE - 30 * A_DAY


def test_before_its_step_a_past_asks_for_less():
    requests = shop(past=Past("shop", "2026-09-01", "2026-10-20", 0.5))[REQUESTS]
    before = sum(read(requests, CREATED_MINUTE - 20 * A_DAY + minute) for minute in range(0, A_DAY, 10))
    after = sum(read(requests, CREATED_MINUTE - 6 * A_DAY + minute) for minute in range(0, A_DAY, 10))
    assert before < 0.75 * after


def test_a_disturbance_grows_within_its_first_minute():
    since = CREATED_MINUTE * 60 + 6_030  # half a minute in
    minute = since // 60
    errors = shop(disturbances=(Disturbance("d-1", "*", "*", "errors", since),))
    shares = [(read(errors[TARGET_5XX], at) or 0) / read(errors[REQUESTS], at) for at in (minute - 1, minute, minute + 1)]
    assert shares[0] < 0.01 and 0.02 < shares[1] < 0.06 < shares[2] < 0.1


def test_a_service_that_is_down_has_no_tasks_no_hosts_and_every_request_refused():
    down = shop(disturbances=(Disturbance("d-1", "*", "Service", "service-down", CREATED_MINUTE * 60),))
    minute = CREATED_MINUTE + 5
    assert (read(down[PROCESSOR], minute), read(down[HEALTHY], minute, "Maximum"), read(down[TARGET_5XX], minute)) == (None, 0, None)
    assert read(down[ELB_5XX], minute) == read(down[REQUESTS], minute)


def test_the_number_of_tasks_is_the_number_of_samples():
    assert read(shop(tasks=3)[PROCESSOR], CREATED_MINUTE, "SampleCount") == 3


def test_while_a_stack_comes_up_its_queues_are_empty():
    failed = segment("Failed", "https://sqs/1/failed", "AWS::SQS::Queue")
    waiting = segment("Waiting", "https://sqs/1/waiting", "AWS::SQS::Queue", RedrivePolicy={"deadLetterTargetArn": "arn:aws:sqs:us-east-1:1:failed"})
    worker = segment("Worker", "worker", "AWS::Lambda::Function")
    stages = ([failed], [failed, waiting], [failed, waiting, worker])
    assert [waiting_in(stage) for stage in stages] == [{"Failed": False}, {"Failed": False, "Waiting": False}, {"Failed": False, "Waiting": True}]


def waiting_in(segments: list[Segment]) -> dict[str, bool]:
    """By queue, whether messages wait in it in any minute of its first day."""
    queues = system_of(segments, lambda name: None, lambda name: []).of_type("AWS::SQS::Queue")
    depths = {queue.logical_id: next(metric for metric in plumbing.metrics_of_queue(queue) if metric.name == "ApproximateNumberOfMessagesVisible") for queue in queues}
    return {name: any(read(metric, CREATED_MINUTE + minute, "Maximum") for minute in range(A_DAY)) for name, metric in depths.items()}


def test_requests_and_processors_rise_together():
    metrics = shop()
    night, noon = CREATED_MINUTE - 6 * 60, CREATED_MINUTE + 6 * 60
    assert read(metrics[REQUESTS], noon) > 1.5 * read(metrics[REQUESTS], night)
    assert read(metrics[PROCESSOR], noon, "Average") > read(metrics[PROCESSOR], night, "Average")


def test_a_weekend_is_quieter():
    sunday, monday = ((CREATED_MINUTE // A_DAY + days) * A_DAY for days in (6, 7))
    assert sum(demand(7, sunday + minute) for minute in range(A_DAY)) < 0.7 * sum(demand(7, monday + minute) for minute in range(A_DAY))


def test_chance_is_spread_evenly_and_always_the_same():
    numbers = [uniform(99, minute) for minute in range(20_000)]
    assert numbers == [uniform(99, minute) for minute in range(20_000)]
    assert all(0.09 < sum(low / 10 <= number < (low + 1) / 10 for number in numbers) / 20_000 < 0.11 for low in range(10))


@pytest.mark.parametrize("sample", [(4, 10.0, 8.0, 14.0), (200, 0.1, 0.6)])
def test_extended_statistics_stand_in_order(sample):
    ordered = [samples.statistic(name)(sample) for name in ("Minimum", "p10", "tm50", "p50", "IQM", "p90", "p95", "p99", "Maximum")]
    assert ordered[:2] == sorted(ordered[:2]) and ordered[5:] == sorted(ordered[5:]) and ordered[1] < ordered[2] < ordered[3] < ordered[5]


@pytest.mark.parametrize("name", ["p101", "median", "PR(1)", "", "sum", "tm"])
def test_what_is_no_statistic_is_none(name):
    assert samples.statistic(name) is None

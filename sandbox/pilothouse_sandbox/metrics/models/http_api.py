"""AWS/ApiGateway of HTTP APIs."""

from collections.abc import Iterator

from ..metric import Instrument, Metric
from ..system import Resource
from .traffic import Traffic

_BEHIND = ("AWS::Lambda::Function", "AWS::ECS::Service")


def metrics_of(api: Resource) -> Iterator[Metric]:
    touched = {api.logical_id, *(one.logical_id for one in api.system.of_type(*_BEHIND))}
    traffic = Traffic(api.system, touched)
    yield from _metrics(Instrument(api, "AWS/ApiGateway", ApiId=api.physical_id), traffic)
    stages = [one for one in api.system.of_type("AWS::ApiGatewayV2::Stage") if one.properties.get("ApiId") == api.physical_id]
    for stage in stages:
        name = str(stage.properties.get("StageName") or "$default")
        yield from _metrics(Instrument(stage, "AWS/ApiGateway", ApiId=api.physical_id, Stage=name), traffic)


def _metrics(instrument: Instrument, traffic: Traffic) -> Iterator[Metric]:
    yield instrument.events("Count", traffic.requests)
    yield instrument.shares("4xx", traffic.requests, traffic.client_errors)
    yield instrument.shares("5xx", traffic.requests, lambda minute: traffic.server_errors(minute) + traffic.refused(minute))
    yield instrument.samples("Latency", "Milliseconds", traffic.duration(168, 0.6, traffic.requests))
    yield instrument.samples("IntegrationLatency", "Milliseconds", traffic.duration(149, 0.6, traffic.requests))
    yield instrument.totals("DataProcessed", lambda minute: traffic.requests(minute) * 8_800, "Bytes")

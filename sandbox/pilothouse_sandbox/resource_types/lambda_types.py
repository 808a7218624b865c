"""AWS::Lambda::EventSourceMapping: CloudFormation delivers numbers as text, and ministack's poller of queues compares them."""

from .catalogue import wrap

_WHOLE_NUMBERS = {"BatchSize", "MaximumBatchingWindowInSeconds", "MaximumConcurrency", "MaximumRetryAttempts", "MaximumRecordAgeInSeconds",
                  "ParallelizationFactor", "TumblingWindowInSeconds"}


def install() -> None:
    wrap("AWS::Lambda::EventSourceMapping",
         create=lambda inner: lambda logical_id, properties, stack: inner(logical_id, _with_numbers(properties), stack),
         update=lambda inner: lambda physical_id, old, new, stack: inner(physical_id, _with_numbers(old), _with_numbers(new), stack))


def _with_numbers(properties: dict) -> dict:
    return {name: int(value) if name in _WHOLE_NUMBERS else _with_numbers(value) if isinstance(value, dict) else value
            for name, value in properties.items()}

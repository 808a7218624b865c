"""Target groups under the name that CloudWatch knows them by; ministack's lacks the part before the first stroke."""

from .catalogue import Created, wrap


def install() -> None:
    wrap("AWS::ElasticLoadBalancingV2::TargetGroup",
         create=lambda inner: lambda logical_id, properties, stack: _named(inner(logical_id, properties, stack)),
         # ministack gives the logical id too, where a change of name replaces the group.
         update=lambda inner: lambda physical_id, *rest: _named(inner(physical_id, *rest)))


def _named(made: Created) -> Created:
    arn, attributes = made
    return arn, {**attributes, "TargetGroupFullName": arn.rsplit(":", 1)[-1]}

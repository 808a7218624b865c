"""ECS as CloudFormation gives it: numbers as text, clusters by ARN, and container definitions in full."""

from ministack.services import ecs

from .catalogue import Created, add, wrap

# Maps whose keys are the user's own words and keep their case.
_VERBATIM = {"dockerLabels", "options", "driverOpts", "labels"}
_WHOLE_NUMBERS = {"cpu", "memory", "memoryReservation", "containerPort", "hostPort", "interval", "timeout", "retries", "startPeriod",
                  "startTimeout", "stopTimeout", "softLimit", "hardLimit", "sizeInGiB", "weight", "base"}
_SERVICE_NUMBERS = ("DesiredCount", "HealthCheckGracePeriodSeconds")


def install() -> None:
    wrap("AWS::ECS::Service",
         create=lambda inner: lambda logical_id, properties, stack: inner(logical_id, _service(properties), stack),
         update=lambda inner: lambda physical_id, old, new, stack: inner(physical_id, _service(old), _service(new), stack))
    wrap("AWS::ECS::TaskDefinition", create=_registering)
    add("AWS::ECS::ClusterCapacityProviderAssociations", _associate_providers, _drop_providers,
        lambda physical_id, old, new, stack: _associate_providers(physical_id, new, stack))


def _service(properties: dict) -> dict:
    properties = {**properties, **{name: int(properties[name]) for name in _SERVICE_NUMBERS if name in properties}}
    if cluster := properties.get("Cluster"):
        properties["Cluster"] = str(cluster).rsplit("/", 1)[-1]
    if "LoadBalancers" in properties:
        properties["LoadBalancers"] = [
            {**balancer, **({"ContainerPort": int(balancer["ContainerPort"])} if "ContainerPort" in balancer else {})}
            for balancer in properties["LoadBalancers"]]
    return properties


def _registering(inner):
    def create(logical_id: str, properties: dict, stack_name: str) -> Created:
        arn, attributes = inner(logical_id, properties, stack_name)
        definition = ecs._task_defs[arn.rsplit("/", 1)[-1]]
        definition["containerDefinitions"] = _camel(properties.get("ContainerDefinitions") or [])
        for name in ("RuntimePlatform", "EphemeralStorage", "Volumes"):
            if name in properties:
                definition[name[0].lower() + name[1:]] = _camel(properties[name])
        for name in ("cpu", "memory"):
            if name in definition:  # of the task, where the API has text
                definition[name] = str(definition[name])
        return arn, attributes

    return create


def _camel(value):
    """CloudFormation's names as the ECS API has them, and its text as the numbers they stand for."""
    if isinstance(value, list):
        return [_camel(item) for item in value]
    if not isinstance(value, dict):
        return value
    renamed = {}
    for name, item in value.items():
        name = name[:1].lower() + name[1:]
        if name in _VERBATIM:
            renamed[name] = item
        elif name in _WHOLE_NUMBERS and isinstance(item, str) and item.isdigit():
            renamed[name] = int(item)
        elif name in ("essential", "readonlyRootFilesystem", "privileged", "readOnly", "initProcessEnabled") and isinstance(item, str):
            renamed[name] = item.lower() == "true"
        else:
            renamed[name] = _camel(item)
    return renamed


def _associate_providers(logical_id: str, properties: dict, stack_name: str) -> Created:
    name = str(properties["Cluster"]).rsplit("/", 1)[-1]
    cluster = ecs._clusters.get(name)
    if cluster is None:
        raise ValueError(f"Cluster not found: {name}")
    cluster["capacityProviders"] = list(properties.get("CapacityProviders") or [])
    cluster["defaultCapacityProviderStrategy"] = _camel(properties.get("DefaultCapacityProviderStrategy") or [])
    return name, {}


def _drop_providers(physical_id: str, properties: dict) -> None:
    if cluster := ecs._clusters.get(physical_id):
        cluster["capacityProviders"], cluster["defaultCapacityProviderStrategy"] = [], []

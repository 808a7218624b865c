"""RDS Proxy, which ministack's RDS has and its CloudFormation lacks."""

from ministack.services import rds

from .catalogue import Created, add
from .service_calls import element


def install() -> None:
    add("AWS::RDS::DBProxy", _create_proxy, lambda physical_id, _: _ignore(_call("DeleteDBProxy", {"DBProxyName": physical_id})), _modify_proxy)
    add("AWS::RDS::DBProxyTargetGroup", _create_targets, _remove_targets, _modify_targets)


def _ignore(_: str) -> None:
    return None


def _call(action: str, parameters: dict) -> str:
    """The answer's XML. Parameters as on the wire. Raises ValueError with AWS's message."""
    status, _, body = rds._ACTION_MAP[action]({name: [_text(value)] for name, value in parameters.items() if value is not None})
    text = body.decode() if isinstance(body, bytes) else body
    if status >= 400:
        raise ValueError(element(text, "Message") or f"{action} was refused")
    return text


def _text(value) -> str:
    """A flag may come as true or, from a parameter, as text; the wire has it in lower case."""
    return str(value).lower() if isinstance(value, bool) or str(value) in ("True", "False") else str(value)


def _members(name: str, values: list | None) -> dict:
    return {f"{name}.member.{index}": value for index, value in enumerate(values or [], 1)}


def _proxy(properties: dict, security_groups_as: str) -> dict:
    wanted = {name: properties.get(name) for name in ("DBProxyName", "RoleArn", "RequireTLS", "IdleClientTimeout", "DebugLogging")}
    for index, auth in enumerate(properties.get("Auth") or [], 1):
        wanted |= {f"Auth.member.{index}.{name}": value for name, value in auth.items()}
    return wanted | _members(security_groups_as, properties.get("VpcSecurityGroupIds"))


def _create_proxy(logical_id: str, properties: dict, stack_name: str) -> Created:
    answer = _call("CreateDBProxy", {
        **_proxy(properties, "VpcSecurityGroupIds"), "EngineFamily": properties.get("EngineFamily"),
        **_members("VpcSubnetIds", properties.get("VpcSubnetIds")),
        **{f"Tags.member.{index}.{name}": tag[name] for index, tag in enumerate(properties.get("Tags") or [], 1) for name in ("Key", "Value")},
    })
    return properties["DBProxyName"], _proxy_attributes(answer)


def _modify_proxy(physical_id: str, old: dict, new: dict, stack_name: str) -> Created:
    return physical_id, _proxy_attributes(_call("ModifyDBProxy", _proxy(new, "SecurityGroups")))


def _proxy_attributes(answer: str) -> dict:
    return {"DBProxyArn": element(answer, "DBProxyArn"), "Endpoint": element(answer, "Endpoint"), "VpcId": element(answer, "VpcId")}


def _group(properties: dict) -> dict:
    return {"DBProxyName": properties["DBProxyName"], "TargetGroupName": properties.get("TargetGroupName", "default")}


def _targets(properties: dict) -> dict:
    return {**_members("DBInstanceIdentifiers", properties.get("DBInstanceIdentifiers")),
            **_members("DBClusterIdentifiers", properties.get("DBClusterIdentifiers"))}


def _configure(properties: dict) -> Created:
    """CloudFormation's ConnectionPoolConfigurationInfo is the API's ConnectionPoolConfig."""
    pool = {f"ConnectionPoolConfig.{name}": value for name, value in (properties.get("ConnectionPoolConfigurationInfo") or {}).items()
            if name != "SessionPinningFilters"}
    arn = element(_call("ModifyDBProxyTargetGroup", {**_group(properties), **pool}), "TargetGroupArn")
    return arn, {"TargetGroupArn": arn}


def _create_targets(logical_id: str, properties: dict, stack_name: str) -> Created:
    if targets := _targets(properties):
        _call("RegisterDBProxyTargets", {**_group(properties), **targets})
    return _configure(properties)


def _modify_targets(physical_id: str, old: dict, new: dict, stack_name: str) -> Created:
    if _targets(old) != _targets(new):
        _remove_targets(physical_id, old)
        return _create_targets("", new, stack_name)
    return _configure(new)


def _remove_targets(physical_id: str, properties: dict) -> None:
    if targets := _targets(properties):
        _call("DeregisterDBProxyTargets", {**_group(properties), **targets})

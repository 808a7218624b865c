"""Application Auto Scaling: scalable targets and policies, as a service and as resource types.

Nothing scales by itself: what is registered is what the API describes.
"""

import json
import time

from ministack.core.responses import AccountRegionScopedDict, get_account_id, get_region, new_uuid

from .catalogue import Created, add

targets = AccountRegionScopedDict()  # "namespace|resource|dimension" -> the API's ScalableTarget
policies = AccountRegionScopedDict()  # policy ARN -> the API's ScalingPolicy


def install() -> None:
    add("AWS::ApplicationAutoScaling::ScalableTarget", _create_target, lambda physical_id, _: _forget(targets, physical_id),
        lambda physical_id, old, new, stack: _create_target("", new, stack))
    add("AWS::ApplicationAutoScaling::ScalingPolicy", _create_policy, lambda physical_id, _: _forget(policies, physical_id),
        lambda physical_id, old, new, stack: _put_policy(physical_id, new))


def _forget(store, key: str) -> None:
    store.pop(key, None)


def _create_target(logical_id: str, properties: dict, stack_name: str) -> Created:
    key = "|".join(str(properties[name]) for name in ("ResourceId", "ScalableDimension", "ServiceNamespace"))
    arn = f"arn:aws:application-autoscaling:{get_region()}:{get_account_id()}:scalable-target/{new_uuid().replace('-', '')[:20]}"
    kept = targets.get(key) or {"ScalableTargetARN": arn, "CreationTime": int(time.time())}
    targets[key] = kept | {
        "ServiceNamespace": properties["ServiceNamespace"], "ResourceId": properties["ResourceId"],
        "ScalableDimension": properties["ScalableDimension"], "MinCapacity": int(properties["MinCapacity"]),
        "MaxCapacity": int(properties["MaxCapacity"]), "RoleARN": properties.get("RoleARN", ""),
    }
    return key, {"Id": key, "ScalableTargetARN": targets[key]["ScalableTargetARN"]}


def _create_policy(logical_id: str, properties: dict, stack_name: str) -> Created:
    namespace = properties.get("ServiceNamespace") or str(properties["ScalingTargetId"]).split("|")[2]
    arn = (f"arn:aws:autoscaling:{get_region()}:{get_account_id()}:scalingPolicy:{new_uuid()}:resource/{namespace}/"
           f"{_of_target(properties)[0]}:policyName/{properties['PolicyName']}")
    return _put_policy(arn, properties)


def _put_policy(arn: str, properties: dict) -> Created:
    resource_id, dimension, namespace = _of_target(properties)
    kept = policies.get(arn) or {"PolicyARN": arn, "CreationTime": int(time.time())}
    policies[arn] = kept | {
        "PolicyName": properties["PolicyName"], "ServiceNamespace": namespace, "ResourceId": resource_id, "ScalableDimension": dimension,
        "PolicyType": properties["PolicyType"], "Alarms": [],
        **{name: properties[name] for name in ("StepScalingPolicyConfiguration",) if name in properties},
        **({"TargetTrackingScalingPolicyConfiguration": _numbers(properties["TargetTrackingScalingPolicyConfiguration"])}
           if "TargetTrackingScalingPolicyConfiguration" in properties else {}),
    }
    return arn, {"Arn": arn, "Id": arn}


def _of_target(properties: dict) -> tuple[str, str, str]:
    if named := properties.get("ScalingTargetId"):
        resource_id, dimension, namespace = str(named).split("|")
        return resource_id, dimension, namespace
    return properties["ResourceId"], properties["ScalableDimension"], properties["ServiceNamespace"]


def _numbers(configuration: dict) -> dict:
    numbers = {"TargetValue": float, "ScaleInCooldown": int, "ScaleOutCooldown": int}
    return {name: numbers[name](value) if name in numbers else value for name, value in configuration.items()}


def _described(store, data: dict) -> list[dict]:
    wanted = {name: data[name] for name in ("ServiceNamespace", "ScalableDimension", "ResourceId") if data.get(name)}
    ids = data.get("ResourceIds")
    return [entry for entry in store.values() if all(entry[name] == value for name, value in wanted.items())
            and (not ids or entry["ResourceId"] in ids)]


async def handle_request(method: str, path: str, headers: dict, body: bytes, query_params: dict) -> tuple:
    action = headers.get("x-amz-target", "").rsplit(".", 1)[-1]
    data = json.loads(body or b"{}")
    answers = {
        "DescribeScalableTargets": lambda: {"ScalableTargets": _described(targets, data)},
        "DescribeScalingPolicies": lambda: {"ScalingPolicies": _described(policies, data)},
        "DescribeScalingActivities": lambda: {"ScalingActivities": []},
        "RegisterScalableTarget": lambda: {"ScalableTargetARN": _create_target("", data, "")[1]["ScalableTargetARN"]},
        "PutScalingPolicy": lambda: {"PolicyARN": _create_policy("", data, "")[0], "Alarms": []},
    }
    head = {"Content-Type": "application/x-amz-json-1.1"}
    if action not in answers:
        return 400, head, json.dumps({"__type": "UnknownOperationException", "message": action}).encode()
    return 200, head, json.dumps(answers[action]()).encode()

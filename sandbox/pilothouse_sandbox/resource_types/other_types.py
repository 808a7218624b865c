"""Types that ministack's services know and its CloudFormation does not."""

import json

from ministack.core.responses import get_account_id, get_region
from ministack.services import budgets, cloudwatch, waf

from .catalogue import Created, add
from .service_calls import json_or_refuse


def install() -> None:
    add("AWS::CloudWatch::CompositeAlarm", _put_composite_alarm,
        lambda physical_id, _: _ignore(cloudwatch._delete_alarms({}, {"AlarmNames": [physical_id]}, False, True)),
        lambda physical_id, old, new, stack: _put_composite_alarm(physical_id, {**new, "AlarmName": physical_id}, stack))
    add("AWS::Budgets::Budget", _create_budget, _delete_budget)
    add("AWS::WAFv2::WebACLAssociation", _associate_web_acl, _disassociate_web_acl)


def _ignore(_) -> None:
    return None


def _put_composite_alarm(logical_id: str, properties: dict, stack_name: str) -> Created:
    name = properties.get("AlarmName") or f"{stack_name}-{logical_id}"
    wanted = {key: properties[key] for key in ("AlarmRule", "AlarmDescription", "AlarmActions", "OKActions", "InsufficientDataActions",
                                               "ActionsSuppressor", "ActionsSuppressorExtensionPeriod",
                                               "ActionsSuppressorWaitPeriod") if key in properties}
    if "ActionsEnabled" in properties:
        wanted["ActionsEnabled"] = str(properties["ActionsEnabled"]).lower() == "true"
    json_or_refuse(cloudwatch._put_composite_alarm({}, {"AlarmName": name, **wanted}, False, True), "PutCompositeAlarm")
    return name, {"Arn": f"arn:aws:cloudwatch:{get_region()}:{get_account_id()}:alarm:{name}"}


def _create_budget(logical_id: str, properties: dict, stack_name: str) -> Created:
    budget = json.loads(json.dumps(properties["Budget"]))
    if limit := budget.get("BudgetLimit"):
        limit["Amount"] = str(limit["Amount"])
    budget.setdefault("BudgetName", f"{stack_name}-{logical_id}")
    json_or_refuse(budgets._create_budget({"AccountId": get_account_id(), "Budget": budget}), "CreateBudget")
    return budget["BudgetName"], {}


def _delete_budget(physical_id: str, properties: dict) -> None:
    json_or_refuse(budgets._delete_budget({"AccountId": get_account_id(), "BudgetName": physical_id}), "DeleteBudget")


def _associate_web_acl(logical_id: str, properties: dict, stack_name: str) -> Created:
    wanted = {"WebACLArn": properties["WebACLArn"], "ResourceArn": properties["ResourceArn"]}
    json_or_refuse(waf._associate_web_acl(wanted), "AssociateWebACL")
    return f"{wanted['WebACLArn']}|{wanted['ResourceArn']}", {}


def _disassociate_web_acl(physical_id: str, properties: dict) -> None:
    json_or_refuse(waf._disassociate_web_acl({"ResourceArn": properties["ResourceArn"]}), "DisassociateWebACL")

"""Service Quotas: AWS's codes and default values, with a few that count as raised, as in an account that has been in use."""

import base64
import json

from ministack.core.responses import get_account_id, get_region

_NAMES = {
    "vpc": "Amazon Virtual Private Cloud (Amazon VPC)", "ec2": "Amazon Elastic Compute Cloud (Amazon EC2)",
    "rds": "Amazon Relational Database Service (Amazon RDS)", "elasticache": "Amazon ElastiCache",
    "elasticloadbalancing": "Elastic Load Balancing (ELB)", "fargate": "AWS Fargate", "lambda": "AWS Lambda",
    "cloudformation": "AWS CloudFormation", "monitoring": "Amazon CloudWatch",
}
# service, code, name, AWS's default, unit, adjustable
_QUOTAS = (
    ("vpc", "L-F678F1CE", "VPCs per Region", 5, "None", True),
    ("vpc", "L-407747CB", "Subnets per VPC", 200, "None", True),
    ("vpc", "L-A4707A72", "Internet gateways per Region", 5, "None", True),
    ("vpc", "L-FE5A380F", "NAT gateways per Availability Zone", 5, "None", True),
    ("vpc", "L-DF5E4CA3", "Network interfaces per Region", 5000, "None", True),
    ("vpc", "L-E79EC296", "VPC security groups per Region", 2500, "None", True),
    ("vpc", "L-0EA8095F", "Inbound or outbound rules per security group", 60, "None", True),
    ("vpc", "L-93826ACB", "Routes per route table", 50, "None", True),
    ("vpc", "L-589F43AA", "Route tables per VPC", 200, "None", True),
    ("vpc", "L-29B6F2EB", "Interface VPC endpoints per VPC", 50, "None", True),
    ("ec2", "L-0263D0A3", "EC2-VPC Elastic IPs", 5, "None", True),
    ("ec2", "L-1216C47A", "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances", 5, "None", True),
    ("ec2", "L-DB2E81BA", "Running On-Demand G and VT instances", 0, "None", True),
    ("ec2", "L-34B43A08", "All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests", 5, "None", True),
    ("rds", "L-7B6409FD", "DB instances", 40, "None", True),
    ("rds", "L-952B80B8", "DB clusters", 40, "None", True),
    ("rds", "L-272F1212", "Manual DB instance snapshots", 100, "None", True),
    ("rds", "L-7ADDB58A", "Total storage for all DB instances", 100_000, "Gigabytes", True),
    ("elasticache", "L-DFE45DF3", "Nodes per Region", 300, "None", True),
    ("elasticache", "L-BBCDAECC", "Serverless Caches per Region", 40, "None", True),
    ("elasticache", "L-3F15A733", "Parameter groups per Region", 300, "None", True),
    ("elasticache", "L-3E7F7726", "Subnet groups per Region", 300, "None", True),
    ("elasticloadbalancing", "L-53DA6B97", "Application Load Balancers per Region", 50, "None", True),
    ("elasticloadbalancing", "L-69A177A2", "Network Load Balancers per Region", 50, "None", True),
    ("elasticloadbalancing", "L-B22855CB", "Target Groups per Region", 3000, "None", True),
    ("elasticloadbalancing", "L-B6DF7632", "Listeners per Application Load Balancer", 50, "None", True),
    ("elasticloadbalancing", "L-7E6692B2", "Targets per Application Load Balancer", 1000, "None", True),
    ("fargate", "L-3032A538", "Fargate On-Demand vCPU resource count", 6, "None", True),
    ("fargate", "L-36FBB829", "Fargate Spot vCPU resource count", 6, "None", True),
    ("lambda", "L-B99A9384", "Concurrent executions", 1000, "None", True),
    ("lambda", "L-2ACBD22F", "Function and layer storage", 75, "Gigabytes", True),
    ("cloudformation", "L-0485CB21", "Stack count", 2000, "None", True),
    ("monitoring", "L-C1FE0F5C", "Canary limit", 300, "None", True),  # and none for alarms or dashboards: AWS sets no limit to their number
)
_RAISED = {"L-1216C47A": 256, "L-DB2E81BA": 16, "L-3032A538": 64, "L-F678F1CE": 20, "L-0263D0A3": 20, "L-A4707A72": 20}
_MOST_OF_A_PAGE = 100


class Refused(Exception):
    """An error's type and message."""


async def handle_request(method: str, path: str, headers: dict, body: bytes, query_params: dict) -> tuple:
    action = headers.get("x-amz-target", "").rsplit(".", 1)[-1]
    head = {"Content-Type": "application/x-amz-json-1.1"}
    try:
        if action not in _ACTIONS:
            raise Refused("UnknownOperationException", action)
        return 200, head, json.dumps(_ACTIONS[action](json.loads(body or b"{}"))).encode()
    except Refused as error:
        kind, message = error.args
        return 400, head, json.dumps({"__type": kind, "message": message}).encode()


def _listing(applied: bool):
    def listed(data: dict) -> dict:
        quotas = [_shape(quota, applied) for quota in _of_service(data)]
        return _page("Quotas", quotas, data)

    return listed


def _one(applied: bool):
    def found(data: dict) -> dict:
        quota = next((one for one in _of_service(data) if one[1] == data.get("QuotaCode")), None)
        if quota is None:
            raise Refused("NoSuchResourceException", "The request failed because the specified quota does not exist.")
        return {"Quota": _shape(quota, applied)}

    return found


def _of_service(data: dict) -> list[tuple]:
    service = data.get("ServiceCode")
    if service not in _NAMES:
        raise Refused("NoSuchResourceException", f"The request failed because the specified service {service} does not exist.")
    return [quota for quota in _QUOTAS if quota[0] == service]


def _shape(quota: tuple, applied: bool) -> dict:
    service, code, name, default, unit, adjustable = quota
    owner = get_account_id() if applied else ""
    return {
        "ServiceCode": service, "ServiceName": _NAMES[service], "QuotaArn": f"arn:aws:servicequotas:{get_region()}:{owner}:{service}/{code}",
        "QuotaCode": code, "QuotaName": name, "Value": float(_RAISED.get(code, default) if applied else default), "Unit": unit,
        "Adjustable": adjustable, "GlobalQuota": False, "QuotaAppliedAtLevel": "ACCOUNT",
    }


def _page(key: str, items: list[dict], data: dict) -> dict:
    try:
        offset = int(base64.b64decode(data["NextToken"])) if data.get("NextToken") else 0
    except ValueError:
        raise Refused("InvalidPaginationTokenException", "The pagination token is invalid.") from None
    most = min(int(data.get("MaxResults") or _MOST_OF_A_PAGE), _MOST_OF_A_PAGE)
    more = {"NextToken": base64.b64encode(str(offset + most).encode()).decode()} if offset + most < len(items) else {}
    return {key: items[offset:offset + most], **more}


_ACTIONS = {
    "ListServices": lambda data: _page("Services", [{"ServiceCode": code, "ServiceName": name} for code, name in _NAMES.items()], data),
    "ListServiceQuotas": _listing(True), "ListAWSDefaultServiceQuotas": _listing(False),
    "GetServiceQuota": _one(True), "GetAWSDefaultServiceQuota": _one(False),
    "ListRequestedServiceQuotaChangeHistory": lambda data: {"RequestedQuotas": []},
}

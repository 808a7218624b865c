"""Addresses that a stack gives out answer through the sandbox's port, by their host name."""

import json
import urllib.error
import urllib.request

BALANCER = {"Balancer": {"Type": "AWS::ElasticLoadBalancingV2::LoadBalancer"}}
OUTPUTS = {"Outputs": {"HealthUrl": {"Value": {"Fn::Sub": "http://${Balancer.DNSName}/health"}}}}


def ask(account, url: str) -> int:
    host, path = url.removeprefix("http://").split("/", 1)
    request = urllib.request.Request(f"{account.process.url}/{path}", headers={"Host": host})
    try:
        with urllib.request.urlopen(request, timeout=5) as response:
            assert json.load(response)["status"] == "healthy"
            return response.status
    except urllib.error.HTTPError as error:
        return error.code


def test_a_load_balancer_answers_as_long_as_its_stack_stands_and_its_service_is_up(account):
    assert account.create(BALANCER, sections=OUTPUTS) == "CREATE_COMPLETE"
    url = account.stack()["Outputs"][0]["OutputValue"]
    assert ask(account, url) == 200
    account.process.control("PUT", "disturbances", {"disturbances": [{"stack": account.name, "logicalId": "*", "kind": "service-down"}]})
    assert ask(account, url) == 503
    account.process.control("DELETE", "disturbances")
    assert ask(account, url) == 200
    account.cfn.delete_stack(StackName=account.name)
    account.until(lambda: ask(account, url) == 404)


def test_a_load_balancer_that_there_is_none_of_does_not_answer_as_well(account):
    assert ask(account, "http://elsewhere.us-east-1.elb.amazonaws.com/health") == 404

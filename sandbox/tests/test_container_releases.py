"""A release of a container service: the service runs the new image, and the old one after a rollback."""

import pytest


def service_of(image: str, count: object = 1) -> dict:
    return {
        "Cluster": {"Type": "AWS::ECS::Cluster"},
        "Providers": {"Type": "AWS::ECS::ClusterCapacityProviderAssociations", "Properties": {
            "Cluster": {"Ref": "Cluster"}, "CapacityProviders": ["FARGATE"], "DefaultCapacityProviderStrategy": [
                {"CapacityProvider": "FARGATE", "Weight": 1}]}},
        "Task": {"Type": "AWS::ECS::TaskDefinition", "Properties": {
            "Cpu": 256, "Memory": 512, "NetworkMode": "awsvpc", "RequiresCompatibilities": ["FARGATE"],
            "RuntimePlatform": {"CpuArchitecture": "ARM64"},
            "ContainerDefinitions": [{
                "Name": "web", "Image": image, "Essential": True, "PortMappings": [{"ContainerPort": "8080"}],
                "DependsOn": [{"ContainerName": "sidecar", "Condition": "START"}], "DockerLabels": {"Team": "A"},
                "Secrets": [{"Name": "KEY", "ValueFrom": "arn:aws:secretsmanager:us-east-1:000000000000:secret:key"}],
                "HealthCheck": {"Command": ["CMD", "true"], "Interval": "30"}}]}},
        "Service": {"Type": "AWS::ECS::Service", "Properties": {
            "Cluster": {"Fn::GetAtt": ["Cluster", "Arn"]}, "TaskDefinition": {"Ref": "Task"}, "DesiredCount": count, "LaunchType": "FARGATE"}},
    }


def running_image(account) -> str:
    ecs = account.client("ecs")
    resources = {resource["LogicalResourceId"]: resource["PhysicalResourceId"]
                 for resource in account.cfn.describe_stack_resources(StackName=account.name)["StackResources"]}
    service = ecs.describe_services(cluster=resources["Cluster"], services=[resources["Service"]])["services"][0]
    definition = ecs.describe_task_definition(taskDefinition=service["taskDefinition"])["taskDefinition"]
    return definition["containerDefinitions"][0]["image"]


@pytest.fixture
def released(account):
    assert account.create(service_of("web:1")) == "CREATE_COMPLETE"
    return account


def test_a_release_changes_the_image_the_service_runs(released):
    assert running_image(released) == "web:1"
    assert released.update(service_of("web:2")) == "UPDATE_COMPLETE"
    assert running_image(released) == "web:2"


def test_going_back_to_the_earlier_template_runs_the_earlier_image(released):
    released.update(service_of("web:2"))
    assert released.update(service_of("web:1")) == "UPDATE_COMPLETE"
    assert running_image(released) == "web:1"


def test_a_release_that_fails_leaves_the_earlier_image_running(released):
    released.set_faults({"logicalId": "Service", "operation": "update", "message": "ECS Deployment Circuit Breaker was triggered"})
    assert released.update(service_of("web:2")) == "UPDATE_ROLLBACK_COMPLETE"
    assert running_image(released) == "web:1"


def test_a_release_that_is_cancelled_leaves_the_earlier_image_running(released):
    released.process.control("PUT", "speed", {"speed": 30})
    released.update(service_of("web:2"), wait=False)
    released.until(lambda: "Service UPDATE_IN_PROGRESS" in released.lines())
    released.until(lambda: running_image(released) == "web:2")
    released.cfn.cancel_update_stack(StackName=released.name)
    released.process.control("PUT", "speed", {"speed": 5000})
    assert released.settled() == "UPDATE_ROLLBACK_COMPLETE"
    assert running_image(released) == "web:1"


def test_the_desired_count_may_come_from_a_number_parameter(account):
    sections = {"Parameters": {"Count": {"Type": "Number", "Default": 2}}}
    assert account.create(service_of("web:1", {"Ref": "Count"}), sections=sections) == "CREATE_COMPLETE"
    assert account.update(service_of("web:1", {"Ref": "Count"}), sections=sections,
                          Parameters=[{"ParameterKey": "Count", "ParameterValue": "3"}]) == "UPDATE_COMPLETE"


def test_a_task_definition_is_described_as_the_api_names_things(released):
    definition = released.client("ecs").describe_task_definition(taskDefinition=f"{released.name}-Task")["taskDefinition"]
    container = definition["containerDefinitions"][0]
    assert container["secrets"] == [{"name": "KEY", "valueFrom": "arn:aws:secretsmanager:us-east-1:000000000000:secret:key"}]
    assert container["dependsOn"] == [{"containerName": "sidecar", "condition": "START"}]
    assert (container["healthCheck"]["interval"], container["portMappings"][0]["containerPort"]) == (30, 8080)
    assert container["dockerLabels"] == {"Team": "A"}
    assert (definition["cpu"], definition["runtimePlatform"]) == ("256", {"cpuArchitecture": "ARM64"})

"""Machine images that a template looks up by the name under which AWS publishes them."""

import pytest

_ECS = "/aws/service/ecs/optimized-ami/amazon-linux-2023"


@pytest.mark.parametrize("name", [
    "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64", f"{_ECS}/recommended/image_id", f"{_ECS}/gpu/recommended/image_id",
])
def test_a_template_finds_the_newest_image(account, name):
    sections = {"Parameters": {"Image": {"Type": "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>", "Default": name}},
                "Outputs": {"Image": {"Value": {"Ref": "Image"}}}}
    assert account.create({"Topic": {"Type": "AWS::SNS::Topic"}}, sections=sections) == "CREATE_COMPLETE"
    assert account.stack()["Outputs"][0]["OutputValue"].startswith("ami-")

"""Machine images that AWS publishes as parameters; ministack knows two of them."""

import zlib

from ministack.services import ssm

_AMAZON_LINUX, _ECS = "/aws/service/ami-amazon-linux-latest", "/aws/service/ecs/optimized-ami/amazon-linux-2023"
_NAMES = (
    f"{_AMAZON_LINUX}/al2023-ami-kernel-default-arm64", f"{_AMAZON_LINUX}/al2023-ami-minimal-kernel-default-x86_64",
    f"{_AMAZON_LINUX}/al2023-ami-minimal-kernel-default-arm64", f"{_ECS}/recommended/image_id", f"{_ECS}/arm64/recommended/image_id",
    f"{_ECS}/gpu/recommended/image_id",
)


def install() -> None:
    """The ids are made up, and the same at every start."""
    for name in _NAMES:
        ssm._PUBLIC_AMI_PARAMETERS.setdefault(name, f"ami-0{zlib.crc32(name.encode()):08x}{zlib.adler32(name.encode()):08x}")

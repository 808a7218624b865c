"""Machine images: what AWS publishes as parameters can be described, with its day; a machine of a stack that counts as months old
runs the image of that time, so that a newer one exists."""

import datetime
import re
import zlib

from ministack.services import ec2, ssm

from .. import hooks
from ..billing.past import pasts
from .ages import newest_segment

_OWNER = "137112412989"  # Amazon's
_MONTHS_BETWEEN = 2
_INSTANCE = re.compile(r"<instancesSet>.*?</instancesSet>", re.DOTALL)
_WHOLE_IMAGE = re.compile(r"<imageId>([^<]+)</imageId>")
_ID, _IMAGE = re.compile(r"<instanceId>([^<]+)"), re.compile(r"<imageId>([^<]+)")

_published: dict[str, datetime.date] = {}
_older: dict[str, str] = {}  # image of now -> the one before it


def install() -> None:
    today = datetime.datetime.now(datetime.timezone.utc).date()
    known = {stub[0] for stub in ec2._STUB_AMIS}
    for parameter, image in ssm._PUBLIC_AMI_PARAMETERS.items():
        _older[image] = f"ami-0{zlib.crc32(f'older {image}'.encode()):08x}{zlib.adler32(image.encode()):08x}"
        for image_id, month in ((image, today.replace(day=1)), (_older[image], _months_before(today, _MONTHS_BETWEEN))):
            _published[image_id] = month
            if image_id not in known:
                ec2._STUB_AMIS.append((image_id, _name(parameter, month), "Amazon Linux image", "", "/dev/xvda", _OWNER, "amazon"))
    plain = ec2._matches_filters
    hooks.replace("services.ec2", "_matches_filters", lambda instance, filters: plain(instance, filters) and _is_wanted(instance, filters))
    ec2._ACTION_MAP["DescribeImages"] = _dated(ec2._ACTION_MAP["DescribeImages"])
    ec2._ACTION_MAP["DescribeInstances"] = _with_images_of_their_time(ec2._ACTION_MAP["DescribeInstances"])


def _is_wanted(instance: dict, filters: dict) -> bool:
    """The filter by id, which ministack passes over: a stack's machine would come with everybody else's."""
    return "instance-id" not in filters or instance["InstanceId"] in filters["instance-id"]


def _name(parameter: str, month: datetime.date) -> str:
    architecture = "arm64" if "arm64" in parameter else "x86_64"
    if "amzn2" in parameter:
        return f"amzn2-ami-hvm-2.0.{month:%Y%m%d}.0-{architecture}-gp2"
    if "/ecs/" in parameter:
        return f"al2023-ami-ecs-{'gpu-' if 'gpu' in parameter else ''}hvm-2023.0.{month:%Y%m%d}-kernel-6.1-{architecture}"
    return f"al2023-ami-{'minimal-' if 'minimal' in parameter else ''}2023.9.{month:%Y%m%d}.0-kernel-6.1-{architecture}"


def _months_before(day: datetime.date, months: int) -> datetime.date:
    month = day.month - 1 - months
    return datetime.date(day.year + month // 12, month % 12 + 1, 1)


def _dated(inner):
    def describe(query: dict):
        status, head, body = inner(query)
        return status, head, _WHOLE_IMAGE.sub(lambda found: found[0] + _date_of(found[1]), _text(body)).encode()

    return describe


def _date_of(image: str) -> str:
    published = _published.get(image)
    return f"<creationDate>{published}T20:00:00.000Z</creationDate>" if published else ""


def _with_images_of_their_time(inner):
    def describe(query: dict):
        status, head, body = inner(query)
        return status, head, _INSTANCE.sub(lambda found: _of_its_time(found[0]), _text(body)).encode()

    return describe


def _of_its_time(instance: str) -> str:
    found = _ID.search(instance)
    past = pasts.of(_stack_of(found[1])) if found else None
    if past is None:
        return instance
    return _IMAGE.sub(lambda image: f"<imageId>{_older.get(image[1], image[1])}", instance)


def _stack_of(instance_id: str) -> str:
    segment = newest_segment("AWS::EC2::Instance", instance_id)
    if segment is not None:
        return segment.stack_name
    return next((tag["Value"] for tag in ec2._tags.get(instance_id, []) if tag["Key"] == "aws:cloudformation:stack-name"), "")


def _text(body) -> str:
    return body.decode() if isinstance(body, bytes) else body

"""ECR: a stack's repository has images, as after some months of releases, beside those that were really pushed."""

import datetime
import hashlib
import json

from ministack.core.responses import error_response_json, get_account_id, json_response
from ministack.services import ecr

from .. import hooks
from .ages import exists_since, now

_TYPE = "AWS::ECR::Repository"
_MANIFEST = "application/vnd.oci.image.manifest.v1+json"
# tag and days after the repository; those in the future are not there yet.
_RELEASES = (("1.0.0", 0), ("1.1.0", 9), ("1.2.0", 23), ("1.2.1", 27), ("1.3.0", 48), ("1.4.0", 75), ("1.4.1", 110))


def install() -> None:
    hooks.replace("services.ecr", "_describe_images", _with_made_up("imageDetails", ecr._describe_images, _details))
    hooks.replace("services.ecr", "_list_images", _with_made_up("imageIds", ecr._list_images, _ids))


def _with_made_up(key: str, inner, shaped):
    def answer(data: dict):
        name = data.get("repositoryName", "")
        answered = inner(data)
        if answered[0] != 200:
            return answered
        made_up = _images(name)
        if wanted := data.get("imageIds"):
            made_up = [one for one in made_up if any(one["imageDigest"] == asked.get("imageDigest") or asked.get("imageTag") in one["imageTags"] for asked in wanted)]
        status = (data.get("filter") or {}).get("tagStatus")
        made_up = [one for one in made_up if status in (None, "ANY") or (status == "TAGGED") == bool(one["imageTags"])]
        found = json.loads(answered[2])[key] + shaped(made_up)
        if data.get("imageIds") and not found:
            return error_response_json("ImageNotFoundException", f"The image with the ids asked for does not exist within the repository with name '{name}' "
                                       f"in the registry with id '{get_account_id()}'", 400)
        return json_response({key: found})

    return answer


def _images(repository: str) -> list[dict]:
    since = exists_since(_TYPE, repository)
    if since is None:
        return []
    released = [(tag, at) for tag, days in _RELEASES if (at := since + datetime.timedelta(days=days)) <= now()]
    return [_image(repository, tag, at, newest=tag == released[-1][0]) for tag, at in released]


def _image(repository: str, tag: str, at: datetime.datetime, newest: bool) -> dict:
    digest = hashlib.sha256(f"{repository}:{tag}".encode()).hexdigest()
    return {"registryId": get_account_id(), "repositoryName": repository, "imageDigest": f"sha256:{digest}", "imageTags": [tag, *(["latest"] if newest else [])],
            "imageSizeInBytes": 180_000_000 + int(digest[:6], 16), "imagePushedAt": int(at.timestamp()), "imageManifestMediaType": _MANIFEST,
            "artifactMediaType": "application/vnd.oci.image.config.v1+json"}


def _details(images: list[dict]) -> list[dict]:
    return images


def _ids(images: list[dict]) -> list[dict]:
    return [{"imageDigest": one["imageDigest"], "imageTag": tag} for one in images for tag in one["imageTags"]]

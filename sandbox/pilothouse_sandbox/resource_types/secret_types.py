"""AWS::SecretsManager::Secret: on AWS its physical id, and so what Ref gives, is the ARN, and a generated value keeps to the kinds of
characters that the template allows. ministack gives the name, and excludes single characters only."""

import string

from ministack.services import secretsmanager
from ministack.services.cloudformation import drift
from ministack.services.cloudformation.provisioners import _RESOURCE_HANDLERS

from .catalogue import Created

_TYPE = "AWS::SecretsManager::Secret"
_KINDS = {"ExcludePunctuation": string.punctuation, "ExcludeNumbers": string.digits, "ExcludeUppercase": string.ascii_uppercase,
          "ExcludeLowercase": string.ascii_lowercase}


def install() -> None:
    ours = dict(_RESOURCE_HANDLERS[_TYPE])
    create, update, delete = ours["create"], ours["update"], ours["delete"]

    def create_by_arn(logical_id: str, properties: dict, stack_name: str) -> Created:
        _, attributes = create(logical_id, _with_excluded_kinds(properties), stack_name)
        return attributes["Arn"], attributes

    def update_by_arn(physical_id: str, old: dict, new: dict, stack_name: str, logical_id: str | None = None) -> Created:
        _, attributes = update(_name(physical_id), _with_excluded_kinds(old), _with_excluded_kinds(new), stack_name, logical_id)
        return attributes["Arn"], attributes

    _RESOURCE_HANDLERS[_TYPE] = ours | {"create": create_by_arn, "update": update_by_arn,
                                        "delete": lambda physical_id, properties: delete(_name(physical_id), properties)}
    read, properties = drift._DRIFT_READERS[_TYPE]
    drift._DRIFT_READERS[_TYPE] = (lambda physical_id, wanted: read(_name(physical_id), wanted), properties)


def _with_excluded_kinds(properties: dict) -> dict:
    wanted = properties.get("GenerateSecretString")
    if not wanted:
        return properties
    excluded = [characters for kind, characters in _KINDS.items() if str(wanted.get(kind, False)).lower() == "true"]
    return {**properties, "GenerateSecretString": {**wanted, "ExcludeCharacters": "".join([wanted.get("ExcludeCharacters", ""), *excluded])}}


def _name(arn: str) -> str:
    """The name by which ministack keeps the secret; the ARN itself when it is gone."""
    return secretsmanager._resolve(arn)[0] or arn

"""ACM: the list of certificates with what an overview needs; ministack's names arn, domain and status only."""

import json

from ministack.services import acm

from .. import hooks

_LISTED = ("CertificateArn", "DomainName", "Status", "Type", "KeyAlgorithm", "NotBefore", "NotAfter", "CreatedAt", "IssuedAt")


def install() -> None:
    inner = acm._list_certificates

    def listed(data: dict):
        status, head, body = inner(data)
        answer = json.loads(body)
        answer["CertificateSummaryList"] = [_summary(one["CertificateArn"]) for one in answer.get("CertificateSummaryList", [])]
        return status, head, json.dumps(answer).encode()

    hooks.replace("services.acm", "_list_certificates", listed)


def _summary(arn: str) -> dict:
    certificate = acm._cert_shape(acm._certificates[arn])
    names = certificate["SubjectAlternativeNames"]
    return {**{key: certificate[key] for key in _LISTED}, "SubjectAlternativeNameSummaries": names, "HasAdditionalSubjectAlternativeNames": False,
            "InUse": bool(certificate["InUseBy"]), "RenewalEligibility": "ELIGIBLE" if certificate["InUseBy"] else "INELIGIBLE"}

"""RDS: versions that are offered, pending maintenance, automated snapshots, and up to when a database can be restored."""

import datetime
import re
import zlib

from ministack.core.responses import get_account_id, get_region
from ministack.services import rds

from .ages import exists_since, now

_TYPE = "AWS::RDS::DBInstance"
# Newest minor versions of each major one; RDS offers more.
_POSTGRES = (("18.3", "18.1"), ("17.9", "17.7", "17.6", "17.5"), ("16.13", "16.11", "16.10", "16.4"), ("15.17", "15.15", "15.3"), ("14.22", "14.20", "14.8"),
             ("13.23", "13.11"))
_DAYS_UNTIL_AN_UPDATE = 21
_LAG = datetime.timedelta(minutes=4)


def install() -> None:
    plain = {name: rds._ACTION_MAP[name] for name in ("DescribeDBEngineVersions", "DescribeDBSnapshots", "DescribeDBInstances")}
    rds._ACTION_MAP["DescribeDBEngineVersions"] = _versions(plain["DescribeDBEngineVersions"])
    rds._ACTION_MAP["DescribePendingMaintenanceActions"] = _pending_actions
    rds._ACTION_MAP["DescribeDBSnapshots"] = _snapshots(plain["DescribeDBSnapshots"])
    rds._ACTION_MAP["DescribeDBInstances"] = _instances(plain["DescribeDBInstances"])


def _versions(inner):
    def describe(query: dict):
        engine, version = _asked(query, "Engine"), _asked(query, "EngineVersion")
        if engine not in ("", "postgres"):
            return inner(query)
        only_default = _asked(query, "DefaultOnly") == "true"
        found = [(minor, line) for line in _POSTGRES for minor in line if version in ("", minor, minor.split(".")[0])]
        if only_default:
            found = [(line[0], line) for line in _POSTGRES if version in ("", line[0], line[0].split(".")[0])][:1]
        return rds._xml(200, "DescribeDBEngineVersionsResponse", "<DescribeDBEngineVersionsResult><DBEngineVersions>"
                        + "".join(_version(minor, line) for minor, line in found) + "</DBEngineVersions></DescribeDBEngineVersionsResult>")

    return describe


def _version(minor: str, line: tuple[str, ...]) -> str:
    newer_minors = [one for one in line if _parts(one) > _parts(minor)]
    newer_majors = [one[0] for one in _POSTGRES if _parts(one[0])[0] > _parts(minor)[0]]
    targets = "".join(
        f"<UpgradeTarget><Engine>postgres</Engine><EngineVersion>{one}</EngineVersion><Description>PostgreSQL {one}-R1</Description>"
        f"<AutoUpgrade>{str(one == line[0]).lower()}</AutoUpgrade><IsMajorVersionUpgrade>{str(one in newer_majors).lower()}</IsMajorVersionUpgrade></UpgradeTarget>"
        for one in newer_minors + newer_majors)
    major = minor.split(".")[0]
    return (f"<DBEngineVersion><Engine>postgres</Engine><MajorEngineVersion>{major}</MajorEngineVersion><EngineVersion>{minor}</EngineVersion>"
            f"<DBParameterGroupFamily>postgres{major}</DBParameterGroupFamily><DBEngineDescription>PostgreSQL</DBEngineDescription>"
            f"<DBEngineVersionDescription>PostgreSQL {minor}-R1</DBEngineVersionDescription><ValidUpgradeTarget>{targets}</ValidUpgradeTarget>"
            "<Status>available</Status><SupportsReadReplica>true</SupportsReadReplica></DBEngineVersion>")


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _pending_actions(query: dict):
    """A database that has run for weeks has an update of its operating system waiting, as most have."""
    wanted = _asked(query, "ResourceIdentifier")
    found = ""
    for name, instance in rds._instances.items():
        since, arn = exists_since(_TYPE, name), instance["DBInstanceArn"]
        if since is None or wanted not in ("", arn) or (now() - since).days < _DAYS_UNTIL_AN_UPDATE:
            continue
        forced = (since + datetime.timedelta(days=_DAYS_UNTIL_AN_UPDATE + 120)).strftime("%Y-%m-%dT%H:%M:%SZ")
        found += (f"<ResourcePendingMaintenanceActions><ResourceIdentifier>{arn}</ResourceIdentifier><PendingMaintenanceActionDetails><PendingMaintenanceAction>"
                  f"<Action>system-update</Action><Description>New Operating System update is available</Description><ForcedApplyDate>{forced}</ForcedApplyDate>"
                  "</PendingMaintenanceAction></PendingMaintenanceActionDetails></ResourcePendingMaintenanceActions>")
    return rds._xml(200, "DescribePendingMaintenanceActionsResponse",
                    f"<DescribePendingMaintenanceActionsResult><PendingMaintenanceActions>{found}</PendingMaintenanceActions></DescribePendingMaintenanceActionsResult>")


def _snapshots(inner):
    def describe(query: dict):
        status, head, body = inner(query)
        if status != 200 or _asked(query, "DBSnapshotIdentifier") or _asked(query, "SnapshotType") not in ("", "automated"):
            return status, head, body
        wanted = _asked(query, "DBInstanceIdentifier")
        more = "".join(f"<DBSnapshot>{rds._snapshot_xml(snapshot)}</DBSnapshot>" for name, instance in rds._instances.items() if wanted in ("", name)
                       for snapshot in _automated(name, instance))
        return status, head, _text(body).replace("</DBSnapshots>", more + "</DBSnapshots>").replace("<DBSnapshots/>", f"<DBSnapshots>{more}</DBSnapshots>").encode()

    return describe


def _automated(name: str, instance: dict) -> list[dict]:
    """One a day in the backup window, kept as long as the database says; and the one that a new database gets at once."""
    since, days = exists_since(_TYPE, name), int(instance.get("BackupRetentionPeriod") or 0)
    if since is None or days == 0:
        return []
    minute = zlib.crc32(name.encode()) % 30
    last = now().replace(hour=3, minute=minute, second=11, microsecond=0)
    times = [at for number in range(days + 1) if since < (at := last - datetime.timedelta(days=number)) <= now()][:days]
    if len(times) < days:
        times.append(since + datetime.timedelta(minutes=2) if now() - since > datetime.timedelta(minutes=2) else since)
    return [_snapshot(name, instance, at) for at in reversed(times)]


def _snapshot(name: str, instance: dict, at: datetime.datetime) -> dict:
    identifier, stamp = f"rds:{name}-{at:%Y-%m-%d-%H-%M}", f"{at:%Y-%m-%dT%H:%M:%S}Z"
    copied = ("Engine", "EngineVersion", "AllocatedStorage", "AvailabilityZone", "InstanceCreateTime", "MasterUsername", "StorageType", "DbiResourceId", "DBInstanceClass")
    return {**{key: instance[key] for key in copied if key in instance}, "DBSnapshotIdentifier": identifier, "DBInstanceIdentifier": name,
            "DBSnapshotArn": f"arn:aws:rds:{get_region()}:{get_account_id()}:snapshot:{identifier}", "SnapshotCreateTime": stamp, "OriginalSnapshotCreateTime": stamp,
            "SnapshotDatabaseTime": stamp, "Status": "available", "SnapshotType": "automated", "Encrypted": instance.get("StorageEncrypted", False)}


def _instances(inner):
    """Restorable up to a few minutes ago, and not at all without backups."""

    def describe(query: dict):
        status, head, body = inner(query)
        latest = (now() - _LAG).strftime("%Y-%m-%dT%H:%M:%SZ")
        return status, head, re.sub(r"(<LatestRestorableTime>)[^<]*", rf"\g<1>{latest}", _text(body)).encode()

    return describe


def _asked(query: dict, name: str) -> str:
    return rds._p(query, name) or ""


def _text(body) -> str:
    return body.decode() if isinstance(body, bytes) else body

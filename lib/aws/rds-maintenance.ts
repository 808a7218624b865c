import "server-only";

import { DescribeDBEngineVersionsCommand, DescribeDBInstancesCommand, DescribeDBSnapshotsCommand, DescribePendingMaintenanceActionsCommand, type RDSClient } from "@aws-sdk/client-rds";

import { AwsError, MalformedAnswerError } from "./errors";
import type { ReadCall } from "./read-call";

export type DatabaseUpkeep = {
  identifier: string;
  arn: string;
  engine: string;
  engineVersion: string;
  allocatedStorageGb: number;
  /** Storage grows by itself up to this; null: it does not. */
  mostStorageGb: number | null;
  /** Days that automatic backups are kept; 0: there are none. */
  backupDays: number;
  /** Latest moment that can be restored; null: none. */
  latestRestorable: Date | null;
  updatesItself: boolean;
  isReplica: boolean;
};
export type DatabaseSnapshot = { snapshotId: string; kind: string; status: string; madeAt: Date | null };
export type PendingAction = { action: string; description: string; byItselfAfter: Date | null; forcedAt: Date | null };
export type EngineUpgrade = { version: string; isMajor: boolean };

/** What RDS tells of keeping databases up. Throws `AwsError`. */
export function rdsMaintenanceGateway(client: Pick<RDSClient, "send">, read: ReadCall) {
  return {
    /** Null: no such instance. */
    async findDatabase(identifier: string): Promise<DatabaseUpkeep | null> {
      try {
        return await read("rds:DescribeDBInstances", async () => {
          const { DBInstances } = await client.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: identifier }));
          const [found] = DBInstances ?? [];
          if (!found) return null;
          const { DBInstanceArn, Engine, EngineVersion, AllocatedStorage } = found;
          if (!DBInstanceArn || !Engine || !EngineVersion || AllocatedStorage === undefined) throw new MalformedAnswerError("A database without ARN, engine, version or storage.");
          return {
            identifier,
            arn: DBInstanceArn,
            engine: Engine,
            engineVersion: EngineVersion,
            allocatedStorageGb: AllocatedStorage,
            mostStorageGb: found.MaxAllocatedStorage ?? null,
            backupDays: found.BackupRetentionPeriod ?? 0,
            latestRestorable: found.LatestRestorableTime ?? null,
            updatesItself: found.AutoMinorVersionUpgrade === true,
            isReplica: Boolean(found.ReadReplicaSourceDBInstanceIdentifier),
          };
        });
      } catch (error) {
        if (error instanceof AwsError && error.awsCode?.startsWith("DBInstanceNotFound")) return null;
        throw error;
      }
    },

    /** Newest first; of the first hundred that AWS lists. */
    async listSnapshots(identifier: string): Promise<DatabaseSnapshot[]> {
      return read("rds:DescribeDBSnapshots", async () => {
        const { DBSnapshots } = await client.send(new DescribeDBSnapshotsCommand({ DBInstanceIdentifier: identifier }));
        if (!DBSnapshots) throw new MalformedAnswerError("DescribeDBSnapshots without a list.");
        const snapshots = DBSnapshots.map(({ DBSnapshotIdentifier, SnapshotType, Status, SnapshotCreateTime }) => ({ snapshotId: DBSnapshotIdentifier ?? "", kind: SnapshotType ?? "", status: Status ?? "", madeAt: SnapshotCreateTime ?? null }));
        return snapshots.toSorted((a, b) => (b.madeAt?.getTime() ?? 0) - (a.madeAt?.getTime() ?? 0));
      });
    },

    /** Versions that this one can be upgraded to. */
    async listUpgrades(engine: string, version: string): Promise<EngineUpgrade[]> {
      return read("rds:DescribeDBEngineVersions", async () => {
        const { DBEngineVersions } = await client.send(new DescribeDBEngineVersionsCommand({ Engine: engine, EngineVersion: version }));
        if (!DBEngineVersions) throw new MalformedAnswerError("DescribeDBEngineVersions without a list.");
        return DBEngineVersions.flatMap(({ ValidUpgradeTarget = [] }) => ValidUpgradeTarget.flatMap(({ EngineVersion, IsMajorVersionUpgrade }) => (EngineVersion ? [{ version: EngineVersion, isMajor: IsMajorVersionUpgrade === true }] : [])));
      });
    },

    async listPendingActions(databaseArn: string): Promise<PendingAction[]> {
      return read("rds:DescribePendingMaintenanceActions", async () => {
        const { PendingMaintenanceActions } = await client.send(new DescribePendingMaintenanceActionsCommand({ ResourceIdentifier: databaseArn }));
        if (!PendingMaintenanceActions) throw new MalformedAnswerError("DescribePendingMaintenanceActions without a list.");
        return PendingMaintenanceActions.flatMap(({ PendingMaintenanceActionDetails = [] }) =>
          PendingMaintenanceActionDetails.map(({ Action, Description, AutoAppliedAfterDate, ForcedApplyDate }) => ({ action: Action ?? "", description: Description ?? "", byItselfAfter: AutoAppliedAfterDate ?? null, forcedAt: ForcedApplyDate ?? null })),
        );
      });
    },
  };
}
export type RdsMaintenanceGateway = ReturnType<typeof rdsMaintenanceGateway>;

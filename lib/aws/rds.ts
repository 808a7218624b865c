import "server-only";

import { DescribeDBInstancesCommand, type RDSClient } from "@aws-sdk/client-rds";

import { AwsError, MalformedAnswerError } from "./errors";
import type { ReadCall } from "./read-call";

/** `status` is AWS's own word: available, stopped, modifying, … */
export type RdsInstance = { status: string; instanceClass: string; engine: string; multiAz: boolean; allocatedStorageGb: number; storageType: string; iops: number | null };

/** RDS in one account and region. Throws `AwsError`. */
export function rdsGateway(client: Pick<RDSClient, "send">, read: ReadCall) {
  return {
    /** Null: no such instance. */
    async findInstance(identifier: string): Promise<RdsInstance | null> {
      try {
        return await read("rds:DescribeDBInstances", async () => {
          const { DBInstances } = await client.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: identifier }));
          const [found] = DBInstances ?? [];
          if (!found) return null;
          const { DBInstanceStatus, DBInstanceClass, Engine, MultiAZ, AllocatedStorage, StorageType, Iops } = found;
          if (!DBInstanceStatus || !DBInstanceClass || !Engine || AllocatedStorage === undefined) throw new MalformedAnswerError("A database without status, class, engine or storage.");
          return {
            status: DBInstanceStatus,
            instanceClass: DBInstanceClass,
            engine: Engine,
            multiAz: MultiAZ === true,
            allocatedStorageGb: AllocatedStorage,
            storageType: StorageType ?? "gp2",
            iops: Iops ?? null,
          };
        });
      } catch (error) {
        if (error instanceof AwsError && error.awsCode?.startsWith("DBInstanceNotFound")) return null;
        throw error;
      }
    },
  };
}
export type RdsGateway = ReturnType<typeof rdsGateway>;

import "server-only";

import { AppError } from "@/lib/shared/app-error";

import { database } from "@/lib/db/transaction";

/** What a gateway needs of an account connection. Holds no credential. */
export type AwsConnection = {
  id: string;
  kind: "sandbox" | "aws";
  /** AWS's own account number; null until it has been asked. */
  accountNumber: string | null;
  endpoint: string | null;
  roleArn: string | null;
  externalId: string | null;
  /** The role that CloudFormation assumes for stacks of this account. */
  executionRoleArn: string | null;
  stackNamePrefix: string;
  templateBucket: string | null;
};

/** Throws `AppError` "unknown-account". Read anew each time: an administrator's change takes effect on the next call. */
export async function loadConnection(accountId: string): Promise<AwsConnection> {
  const row = await database().accountConnection.findUnique({
    where: { id: accountId },
    select: {
      id: true,
      kind: true,
      accountNumber: true,
      endpoint: true,
      roleArn: true,
      externalId: true,
      executionRoleArn: true,
      stackNamePrefix: true,
      templateBucket: true,
    },
  });
  if (!row) throw new AppError("unknown-account", "This account connection does not exist any more.");
  return row;
}


import "server-only";

import { type AwsConnection, loadConnection } from "@/lib/aws/connection-repository";
import { AwsError } from "@/lib/aws/errors";
import { scopeOf } from "@/lib/aws/scope";
import { opensWithoutExternalId, readIdentity } from "@/lib/aws/sts";
import { database } from "@/lib/db/transaction";

import { keepConnection, type ConnectionState } from "./internal/account-repository";

type Finding = { state: ConnectionState; reason: string | null; missingActions: string[]; accountNumber: string | null };

const NO_SUCH_STACK = "pilothouse-connection-check"; // asking for one stack by name costs the least, whether it exists or not

/**
 * Finds out whether an account can be reached and read, and keeps that with its time. Two reads: who we are, and one of
 * CloudFormation. A role that opens without its external id counts as denied: see `opensWithoutExternalId`.
 */
export async function checkConnection({ accountId, region, now }: { accountId: string; region: string; now: Date }): Promise<ConnectionState> {
  const connection = await loadConnection(accountId);
  const finding = await tryConnection(connection, region);
  await keepConnection(database(), accountId, { ...finding, asOf: now });
  return finding.state;
}

async function tryConnection(connection: AwsConnection, region: string): Promise<Finding> {
  try {
    const aws = scopeOf(connection, region, { priority: "sweep" });
    const { accountNumber } = await readIdentity(aws);
    if (await opensWithoutExternalId(connection, region))
      return {
        state: "denied",
        reason: "The role can be assumed without the external id. Add the condition sts:ExternalId to its trust policy.",
        missingActions: [],
        accountNumber,
      };
    await (await aws.cloudFormation()).describeStack(NO_SUCH_STACK);
    return { state: "connected", reason: null, missingActions: [], accountNumber };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const denied = error.kind === "denied";
    return { state: denied ? "denied" : "unreachable", reason: error.message, missingActions: denied ? [error.action] : [], accountNumber: null };
  }
}

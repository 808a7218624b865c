import "server-only";

import type { AwsConnection } from "./connection-repository";
import { AwsError, MalformedAnswerError } from "./errors";
import { scopeOf, type OpenScope } from "./scope";

/** Who AWS takes us for in this account. Needs no right at all, so that its refusal means bad credentials. Throws `AwsError`. */
export async function readIdentity(aws: Pick<OpenScope, "clients" | "read">): Promise<{ accountNumber: string; arn: string }> {
  const { GetCallerIdentityCommand } = await import("@aws-sdk/client-sts");
  const client = await aws.clients.sts();
  return aws.read("sts:GetCallerIdentity", async () => {
    const { Account, Arn } = await client.send(new GetCallerIdentityCommand({}));
    if (!Account || !Arn) throw new MalformedAnswerError("GetCallerIdentity without an account.");
    return { accountNumber: Account, arn: Arn };
  });
}

/**
 * Whether a role opens without its external id. Then anybody who may assume it in our stead could be sent to it by another
 * customer of ours (the confused deputy of IAM's documentation), so such a role is not used.
 */
export async function opensWithoutExternalId(connection: AwsConnection, region: string): Promise<boolean> {
  if (connection.kind !== "aws" || !connection.roleArn) return false;
  try {
    await readIdentity(scopeOf({ ...connection, externalId: null }, region));
    return true;
  } catch (error) {
    if (error instanceof AwsError && (error.kind === "denied" || error.kind === "invalid")) return false;
    throw error;
  }
}

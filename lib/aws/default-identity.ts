import "server-only";

import { serverEnv } from "@/lib/env/server";
import { log } from "@/lib/env/log";

import { AwsRequestHandler } from "./request-handler";

const TIMEOUT_MS = 5_000;
const WHERE_NONE_IS_SET = "us-east-1";

/**
 * Who the machine's own AWS credentials are, by the SDK's default chain, and the region they are set to. Null: none are
 * configured, they do not work, or the process may only reach this machine.
 */
export async function findDefaultIdentity(): Promise<{ accountNumber: string; region: string } | null> {
  if (serverEnv().loopbackAwsOnly) return null;
  const { GetCallerIdentityCommand, STSClient } = await import("@aws-sdk/client-sts");
  const region = await new STSClient({}).config.region().catch(() => WHERE_NONE_IS_SET); // it rejects where none is set
  try {
    const client = new STSClient({ region, maxAttempts: 1, requestHandler: new AwsRequestHandler({ timeoutMs: TIMEOUT_MS }) });
    const { Account } = await client.send(new GetCallerIdentityCommand({}));
    return Account ? { accountNumber: Account, region } : null;
  } catch (error) {
    log().info({ err: error }, "no AWS credentials of this machine's own");
    return null;
  }
}

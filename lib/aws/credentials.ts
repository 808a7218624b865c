import "server-only";

import type { AwsConnection } from "./connection-repository";
import { AwsRequestHandler } from "./request-handler";

const SESSION_SECONDS = 900; // the shortest that STS gives: a leaked session ends soon
const STS_TIMEOUT_MS = 10_000;

type Identity = { accessKeyId: string; secretAccessKey: string; sessionToken?: string; expiration?: Date };
type IdentityProvider = () => Promise<Identity>;

/** The sandbox's only key pair: no secret, it opens nothing but the account on this machine. */
const SANDBOX_IDENTITY: Identity = { accessKeyId: "test", secretAccessKey: "test" };

/**
 * Where a connection's credentials come from: the sandbox's fixed pair, a role assumed with the connection's external id, or the
 * default chain (environment, profile, container, instance). The SDK refreshes what expires.
 */
export function credentialsFor(connection: AwsConnection, region: string): Identity | IdentityProvider {
  if (connection.kind === "sandbox") return SANDBOX_IDENTITY;
  let provider: Promise<IdentityProvider> | null = null;
  return async () => {
    provider ??= connection.roleArn ? assumedRole(connection, connection.roleArn, region) : defaultChain();
    return (await provider)();
  };
}

async function assumedRole({ externalId, endpoint }: AwsConnection, roleArn: string, region: string): Promise<IdentityProvider> {
  const { fromTemporaryCredentials } = await import("@aws-sdk/credential-providers");
  return fromTemporaryCredentials({
    params: {
      RoleArn: roleArn,
      RoleSessionName: "pilothouse",
      DurationSeconds: SESSION_SECONDS,
      ...(externalId ? { ExternalId: externalId } : {}),
    },
    clientConfig: { region, ...(endpoint ? { endpoint } : {}), requestHandler: new AwsRequestHandler({ timeoutMs: STS_TIMEOUT_MS }) },
  });
}

async function defaultChain(): Promise<IdentityProvider> {
  const { fromNodeProviderChain } = await import("@aws-sdk/credential-providers");
  return fromNodeProviderChain();
}

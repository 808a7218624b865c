import { GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";

import type { OpenScope } from "../scope";

/** What a secret holds now; only tests may ask. */
export async function readSecretValue(aws: OpenScope, secretArn: string): Promise<string | undefined> {
  return (await (await aws.clients.secretsManager()).send(new GetSecretValueCommand({ SecretId: secretArn }))).SecretString;
}

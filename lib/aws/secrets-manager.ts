import "server-only";

import { PutSecretValueCommand, type SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

import { answerOfRejection, type MutationAnswer } from "./mutation-answer";

/** Secrets Manager in one account and region. There is no reading of values, on purpose. */
export function secretsGateway(client: Pick<SecretsManagerClient, "send">) {
  return {
    /** Makes `value` the secret's current version. Sent again with the same token and value it changes nothing. Never throws. */
    async putSecretValue(input: { secretArn: string; value: string; token: string }): Promise<MutationAnswer<{ versionId: string }>> {
      try {
        const { VersionId, $metadata } = await client.send(
          new PutSecretValueCommand({ SecretId: input.secretArn, SecretString: input.value, ClientRequestToken: input.token }),
        );
        if (!VersionId) return { kind: "no-answer", why: "malformed", message: "The reply names no version." };
        return { kind: "accepted", requestId: $metadata.requestId ?? null, versionId: VersionId };
      } catch (error) {
        return answerOfRejection(error, { errorCodes: ["ResourceExistsException"] });
      }
    },
  };
}

import "server-only";

import { DescribeSecretCommand, type SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

import { AwsError, MalformedAnswerError } from "./errors";
import type { ReadCall } from "./read-call";

/** `changedAt` null: it has the value that it was made with, since `createdAt`. `usedAt` is a day, by AWS's own rounding. */
export type SecretAge = { name: string; createdAt: Date | null; changedAt: Date | null; usedAt: Date | null; rotatesByItself: boolean; nextRotation: Date | null };

/** When secrets were made, changed and used; never what they hold. Throws `AwsError`. */
export function secretAgesGateway(client: Pick<SecretsManagerClient, "send">, read: ReadCall) {
  return {
    /** Null: no such secret. */
    async findAge(secretArn: string): Promise<SecretAge | null> {
      try {
        return await read("secretsmanager:DescribeSecret", async () => {
          const { Name, CreatedDate, LastChangedDate, LastRotatedDate, LastAccessedDate, RotationEnabled, NextRotationDate } = await client.send(new DescribeSecretCommand({ SecretId: secretArn }));
          if (!Name) throw new MalformedAnswerError("A secret without a name.");
          return { name: Name, createdAt: CreatedDate ?? null, changedAt: LastChangedDate ?? LastRotatedDate ?? null, usedAt: LastAccessedDate ?? null, rotatesByItself: RotationEnabled === true, nextRotation: NextRotationDate ?? null };
        });
      } catch (error) {
        if (error instanceof AwsError && error.kind === "not-found") return null;
        throw error;
      }
    },
  };
}
export type SecretAgesGateway = ReturnType<typeof secretAgesGateway>;

import "server-only";

import { randomUUID } from "node:crypto";

import { authorize } from "@/lib/auth/authorize";
import type { Actor } from "@/lib/auth/actor";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import type { MutationAnswer } from "@/lib/aws/mutation-answer";
import { sendMutation } from "@/lib/aws/mutation-ledger-repository";
import { openScope } from "@/lib/aws/scope";
import { database } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import type { EnvironmentDetail } from "../environment-view";
import { secretTextOf, type SetSecretValue } from "../secret-value";
import { listStackResourcesRecently } from "./internal/resource-listing";
import { readEnvironment } from "./read-environment";

const ATTEMPTS = 3; // with one token: a second arrival of the same value changes nothing

/**
 * Writes a secret's value straight to Secrets Manager and keeps nothing of it. The one change of AWS that is not the worker's: a value
 * must not wait in a queue. Throws `AppError` "not-found", "invalid-input", "secret-unavailable", "aws-denied" or "aws-unavailable".
 */
export async function setSecretValue(input: {
  actor: Actor;
  environmentId: string;
  logicalId: string;
  given: SetSecretValue;
  now: Date;
}): Promise<void> {
  const { actor, environmentId, logicalId, given, now } = input;
  authorize(actor, "secrets:write");
  const environment = await readEnvironment({ actor, environmentId });
  if (!environment) throw new AppError("not-found", "There is no such environment.");
  const secret = environment.secrets.find((candidate) => candidate.logicalId === logicalId);
  if (!secret) throw new AppError("not-found", `${environment.name} has no secret ${logicalId} that a person sets.`);
  const checked = secretTextOf(given, secret.keys);
  if (checked.kind === "invalid") throw new AppError("invalid-input", "This is not what the secret takes.", { problems: checked.problems });

  const secretArn = await arnInStack(environment, logicalId, now);
  const scope = { accountId: environment.accountId, region: environment.region };
  const auditId = await writeAudit(database(), {
    actor,
    action: "secret.set-value",
    outcome: { kind: "done" },
    object: { type: "secret", id: secretArn },
    environmentId,
    summary: `Sent a new value of ${secret.title} (${logicalId}) of ${environment.name} to Secrets Manager.`,
  });
  const { secretsGateway } = await import("@/lib/aws/secrets-manager");
  const gateway = secretsGateway(await (await openScope(scope)).clients.secretsManager());
  const token = randomUUID();
  const call = { token, operationId: null, auditId, ...scope, action: "secretsmanager:PutSecretValue", target: secretArn };
  const send = () => sendMutation<MutationAnswer>(call, () => gateway.putSecretValue({ secretArn, value: checked.text, token }));
  settle(await untilAnswered(send));
}

/** AWS's own word on what the stack holds now: a value must not go to a secret of an earlier life of the stack. */
async function arnInStack(environment: EnvironmentDetail, logicalId: string, now: Date): Promise<string> {
  const { accountId, region, stackArn, name } = environment;
  const resources = stackArn ? (await listStackResourcesRecently({ accountId, region }, stackArn, now)).resources : [];
  const found = resources.find((resource) => resource.logicalId === logicalId);
  if (!found?.physicalId || found.status.startsWith("DELETE"))
    throw new AppError("secret-unavailable", `The stack of ${name} has not made this secret; launch the environment first.`);
  return found.physicalId;
}

async function untilAnswered(send: () => Promise<MutationAnswer>): Promise<MutationAnswer> {
  let answer = await send();
  for (let attempt = 2; attempt <= ATTEMPTS && answer.kind === "no-answer"; attempt += 1) answer = await send();
  return answer;
}

function settle(answer: MutationAnswer): void {
  switch (answer.kind) {
    case "accepted":
    case "already-done":
      return;
    case "refused":
      if (answer.errorCode === "ResourceNotFoundException")
        throw new AppError("secret-unavailable", "Secrets Manager does not know this secret any more; it may have been deleted outside Pilothouse.");
      if (answer.errorCode === "InvalidRequestException")
        throw new AppError("secret-unavailable", "The secret is marked for deletion; restore it in AWS first.");
      throw new AppError("aws-denied", `AWS did not allow secretsmanager:PutSecretValue (${answer.errorCode}); nothing was changed.`);
    case "no-answer":
      throw new AppError("aws-unavailable", "Secrets Manager did not answer: the value may be set or not. Set it again; that is safe.");
  }
}

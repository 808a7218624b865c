import { randomUUID } from "node:crypto";

import type { Prisma } from "@/lib/db/generated/client";
import { database } from "@/lib/db/transaction";

/** An account connection of kind aws, unless told otherwise; answers its id. */
export async function insertAccount(data: Partial<Prisma.AccountConnectionCreateInput> = {}): Promise<string> {
  const { id } = await database().accountConnection.create({
    data: { name: `Account ${randomUUID()}`, kind: "aws", regions: ["us-east-1"], ...data },
    select: { id: true },
  });
  return id;
}

/** An environment of harvest/minimal without a stack, unless told otherwise; answers its id. */
export async function insertEnvironment(accountId: string, data: Partial<Prisma.EnvironmentUncheckedCreateInput> = {}): Promise<string> {
  const name = data.name ?? `environment-${randomUUID().slice(0, 8)}`;
  const { id } = await database().environment.create({
    data: {
      system: "harvest",
      option: "minimal",
      stage: "dev",
      region: "us-east-1",
      stackName: `pilothouse-${name}`,
      createdBy: "a test",
      ...data,
      name,
      accountId,
    },
    select: { id: true },
  });
  return id;
}

/** An operation of the environment; answers its id. */
export async function insertOperation(environmentId: string, data: Partial<Prisma.OperationUncheckedCreateInput> = {}): Promise<string> {
  const { id } = await database().operation.create({
    data: { kind: "deploy", resolvedTo: "create-stack", state: "queued", requestedBy: "a test", ...data, environmentId },
    select: { id: true },
  });
  return id;
}

export const newestAudit = () => database().audit.findFirst({ orderBy: { id: "desc" } });

import "server-only";

import { z } from "zod";

import type { Actor } from "@/lib/auth/actor";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { database } from "@/lib/db/transaction";
import { log } from "@/lib/env/log";

import type { RouteDefinition } from "../route-definition";
import type { Refusal } from "./refusal";

const idsSchema = z.object({ environmentId: z.uuid().optional().catch(undefined), operationId: z.uuid().optional().catch(undefined) }).catch({});

/** Leaves a row for a change that a known caller asked for and did not get. An unknown caller is logged instead: anyone could fill the audit. */
export async function auditRefusal(refused: {
  request: Request;
  definition: RouteDefinition;
  actor: Actor | null;
  params: unknown;
  refusal: Refusal;
}): Promise<void> {
  const { request, definition, actor, params, refusal } = refused;
  if (definition.audit === undefined) return;
  const path = new URL(request.url).pathname;
  if (!actor) {
    log().warn({ action: definition.audit, code: refusal.code, path }, "an unknown caller was refused");
    return;
  }
  const entry = {
    actor,
    action: definition.audit,
    outcome: { kind: "refused", code: refusal.code },
    ...idsSchema.parse(params ?? {}),
    summary: refusal.detail,
    details: { method: request.method, path },
  } as const;
  // The refusal stands whether or not it could be written down; a database that is away is one of the reasons to refuse.
  await writeAudit(database(), entry).catch((error: unknown) => log().error({ err: error, ...entry, actor: undefined }, "a refusal was not audited"));
}

import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";

import type { AuditVerification } from "../audit-view";
import { checkChain } from "./audit-chain-repository";

/** Whether anybody has touched the audit behind the program's back. Reads all of it: some seconds per million rows. Throws "forbidden". */
export async function verifyAuditChain(input: { actor: Actor; now: Date }): Promise<AuditVerification> {
  authorize(input.actor, "people:manage");
  const { rows, head, broken } = await checkChain();
  const checkedAt = input.now.toISOString();
  if (!broken) return { state: "intact", rows, checkedAt, head };
  const what = broken.untouched ? "link" : "content";
  return { state: "broken", rows, checkedAt, firstBroken: { id: broken.id, at: broken.at.toISOString(), what } };
}

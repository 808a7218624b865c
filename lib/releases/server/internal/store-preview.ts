import "server-only";

import { inTransaction } from "@/lib/db/transaction";

import { dataVerdict, deletionVerdict } from "../../data-verdict";
import { longestChainSeconds } from "../../preview-changes";
import type { ResourceChange } from "../../preview-view";
import { findHoldingOperation, findOperation, insertPreview, lockEnvironment } from "./operation-repository";
import { moveOperation } from "./move-operation";
import { tellPeople } from "./tell-people";
import type { StepContext, StepResult } from "./operation-step";
import { previewHash, type ConfirmedContent } from "./preview-hash";
import { priceDifference } from "./price-difference";

const VALID_HOURS = 24; // a day: what it was computed from is checked again before it runs, but people forget what they saw

type NewPreview = Omit<ConfirmedContent, "resolvedTo"> & { blockers: string[]; /** Whether the account has shown by now how quick it is; else the changes' times are AWS's usual ones. */ isPaceKnown: boolean };

/**
 * Stores the preview and, where it was asked for and nothing that holds data is at risk, goes on by itself. A protected environment
 * never goes on by itself, nor does a deletion.
 */
export async function storePreview({ operation, fence, now }: StepContext, { blockers, isPaceKnown, ...content }: NewPreview): Promise<StepResult> {
  const changes: ResourceChange[] = [...content.changes];
  const priceDifferenceUsdMicros = await priceDifference(operation);
  const verdict = operation.resolvedTo === "delete-stack" ? deletionVerdict(changes) : dataVerdict(changes);
  await inTransaction(async (tx) => {
    await lockEnvironment(tx, operation.environmentId);
    const seen = (await findOperation(tx, operation.id)) ?? operation;
    if (seen.version !== operation.version) return; // discarded meanwhile, most likely: the next look shows
    await insertPreview(tx, operation.id, {
      hash: previewHash({ ...content, resolvedTo: operation.resolvedTo }),
      changeSetArn: content.changeSetArn,
      stackChangedAt: content.stackChangedAt,
      changes,
      dataVerdict: verdict,
      blockers,
      priceDifferenceUsdMicros,
      expectedSeconds: isPaceKnown ? Math.ceil(longestChainSeconds(changes)) : null,
      expiresAt: new Date(now.getTime() + VALID_HOURS * 3_600_000),
    });
    const previewed = await moveOperation(tx, seen, { seen: { kind: "preview-ready" }, change: { previewedAt: now, asOf: now }, fence, now });
    const goesOn = operation.autoConfirm && verdict.kind === "safe" && blockers.length === 0 && operation.resolvedTo !== "delete-stack" && !seen.environment.protected;
    if (!previewed) return;
    if (!goesOn || (await findHoldingOperation(tx, operation.environmentId))) return tellPeople(tx, previewed, now);
    await moveOperation(tx, previewed, { seen: { kind: "confirmed" }, change: { confirmedAt: now, confirmedBy: operation.requestedBy }, fence, now });
  });
  return "moved";
}

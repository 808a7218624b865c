import { addDays } from "./bill-day";
import type { BillState } from "./ledger-view";

/** How well an account's bill is known, as it is stored. */
export type BillStateRecord = {
  accountId: string;
  accountName: string;
  isSandbox: boolean;
  asOf: Date | null;
  endDay: string | null;
  lastTryAt: Date | null;
  lastOutcome: string | null;
  lastReason: string | null;
  tagState: string | null;
  commitments: string[] | null;
};

/** A stored word that this version does not know says as much as none. */
export function toBillState({ accountId, accountName, isSandbox, asOf, endDay, lastTryAt, lastOutcome, lastReason, tagState, commitments }: BillStateRecord): BillState {
  return {
    accountId,
    accountName,
    isSandbox,
    asOf: asOf?.toISOString() ?? null,
    throughDay: endDay === null ? null : addDays(endDay, -1),
    lastTry: lastTryAt && lastOutcome !== null ? { at: lastTryAt.toISOString(), outcome: lastOutcome, reason: lastReason } : null,
    tagState: tagState === "active" || tagState === "inactive" ? tagState : "unknown",
    commitments: commitments ?? [],
  };
}

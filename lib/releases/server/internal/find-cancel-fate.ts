import "server-only";

import { listCalls, recordFoundByToken } from "@/lib/aws/mutation-ledger-repository";
import type { Database } from "@/lib/db/transaction";

import { cancelFate, type CancelFate } from "../../cancel-fate";
import type { EventRow } from "./event-repository";
import type { OperationRecord } from "./operation-record";

type Cancellable = Pick<OperationRecord, "id" | "resolvedTo" | "cancelRequestedAt">;

/** The ledger's calls that cancel this operation; of another kind than the operation's own. */
export async function listCancelCalls(database: Database, { id, resolvedTo }: Cancellable) {
  const action = resolvedTo === "create-stack" ? "cloudformation:DeleteStack" : "cloudformation:CancelUpdateStack";
  return resolvedTo === "create-stack" || resolvedTo === "update-stack" ? (await listCalls(database, id)).filter((call) => call.action === action) : [];
}

/** What became of the operation's cancelling, by the ledger and its own events. A call whose token they bear is written down as found. */
export async function findCancelFate(database: Database, operation: Cancellable, events: readonly EventRow[], stackArn: string): Promise<CancelFate> {
  const calls = await listCancelCalls(database, operation);
  for (const { token, outcomes } of calls) {
    const isAccepted = outcomes.some(({ kind }) => kind === "accepted" || kind === "found-by-token");
    if (!isAccepted && events.some((event) => event.token === token)) await recordFoundByToken(database, token);
  }
  return cancelFate({ requested: operation.cancelRequestedAt !== null, calls, events, stackArn });
}

/** AWS's code where its last word on the operation's cancelling is a refusal; null otherwise. */
export async function findCancelRefusal(database: Database, operation: Cancellable): Promise<string | null> {
  const last = (await listCancelCalls(database, operation)).at(-1)?.outcomes.at(-1);
  return last?.kind === "refused" ? last.errorCode : null;
}

import { laterOperation } from "@/lib/releases/later-operation";
import type { OperationView } from "@/lib/releases/operation-view";

/**
 * What pages know of an operation after an act's answer, which may be older than what the stream has told meanwhile. The answer to a
 * rollback that became a cancellation names that, where the operation itself is still the update that it stops: undefined where
 * nothing of it is known yet, so that it has to be read.
 */
export function takenOperation(known: OperationView | undefined, answer: OperationView): OperationView | undefined {
  if (answer.resolvedTo !== "cancel-update") return laterOperation(known, answer);
  return known && laterOperation(known, { ...answer, resolvedTo: known.resolvedTo });
}

import { openBlockingSession } from "./blocking-session";

/** A row that somebody else may read but not write, as long as it is held. */
export type RowLock = {
  /** Resolves when a transaction waits for it: it has done all that comes before, and nothing of it is committed. */
  awaited(): Promise<void>;
  release(): Promise<void>;
};

/**
 * Locks an operation's row, so that a worker that is about to write it stops inside its transaction. References to the row (ledger,
 * events) are not held up, only writes of the row itself; and of those the lease's renewal, a statement by itself, is not waited for.
 */
export async function lockOperation(operationId: string): Promise<RowLock> {
  const session = await openBlockingSession();
  await session.lock("SELECT id FROM operation WHERE id = $1 FOR NO KEY UPDATE", [operationId]);
  return {
    awaited: async () => void (await session.waiting()),
    release: () => session.end(),
  };
}

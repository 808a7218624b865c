import pg from "pg";

import { database } from "@/lib/db/transaction";

import { eventually } from "../eventually";

/** A row that somebody else may read but not write, as long as it is held. */
export type RowLock = {
  /** Resolves when a transaction waits for it: it has done all that comes before, and nothing of it is committed. */
  awaited(): Promise<void>;
  release(): Promise<void>;
};

/**
 * Locks an operation's row, so that a worker that is about to write it stops inside its transaction. References to the row (ledger,
 * events) are not held up, only writes of the row itself.
 */
export async function lockOperation(operationId: string): Promise<RowLock> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query("BEGIN");
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid FROM operation WHERE id = $1 FOR NO KEY UPDATE", [operationId]);
  const pid = rows[0]?.pid;
  return {
    async awaited() {
      // Not asked by the session that locks: a transaction sees one picture of who is active, from beginning to end.
      await eventually("a transaction that waits for the locked operation", async () => {
        // A statement that began with its transaction is all of it: that is the lease being renewed.
        const waiting = await database().$queryRaw<unknown[]>`SELECT 1 FROM pg_stat_activity WHERE ${pid}::int = ANY(pg_blocking_pids(pid)) AND xact_start < query_start`;
        return waiting.length > 0;
      });
    },
    release: () => client.end(),
  };
}

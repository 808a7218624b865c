import pg from "pg";

import { eventually } from "../eventually";

/** A row that somebody else may read but not write, as long as it is held. */
export type RowLock = {
  /** Resolves when a session waits for it: its transaction has done all that comes before, and nothing of it is committed. */
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
  await client.query("SELECT id FROM operation WHERE id = $1 FOR NO KEY UPDATE", [operationId]);
  const own = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  return {
    async awaited() {
      await eventually("a session that waits for the locked operation", async () => {
        // A statement that is a transaction of its own began with it: that is the lease being renewed.
        const { rows } = await client.query("SELECT 1 FROM pg_stat_activity WHERE $1 = ANY(pg_blocking_pids(pid)) AND xact_start < query_start", [own.rows[0]?.pid]);
        return rows.length > 0;
      });
    },
    release: () => client.end(),
  };
}

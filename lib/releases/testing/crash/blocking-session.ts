import pg from "pg";

import { database } from "@/lib/db/transaction";

import { eventually } from "../eventually";

/** A session that holds locks, so that another stops at a known place and can be cut off there. */
export type BlockingSession = {
  /** Takes more locks; they are held until the session ends. */
  lock(statement: string, values?: unknown[]): Promise<void>;
  /** Resolves with the process id of a session that waits for this one in the middle of a transaction or, where asked for, at any place. */
  waiting(options?: { inTransaction: boolean }): Promise<number>;
  /** Cuts the waiting session's connection, as the end of its process would: what it had not committed is gone. */
  cutOff(pid: number): Promise<void>;
  end(): Promise<void>;
};

export async function openBlockingSession(): Promise<BlockingSession> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query("BEGIN");
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const own = rows[0]?.pid;
  return {
    async lock(statement, values) {
      await client.query(statement, values);
    },
    // Not asked by the session that locks: a transaction sees one picture of who is active, from beginning to end.
    waiting: ({ inTransaction } = { inTransaction: true }) =>
      eventually("a session that waits for a lock of the test", async () => {
        // A statement that began with its transaction is all of it.
        const found = await database().$queryRaw<{ pid: number }[]>`
          SELECT pid FROM pg_stat_activity WHERE ${own}::int = ANY(pg_blocking_pids(pid)) AND (xact_start < query_start OR NOT ${inTransaction})`;
        return found[0]?.pid;
      }),
    async cutOff(pid) {
      await database().$queryRaw`SELECT pg_terminate_backend(${pid}::int, 5000)`;
    },
    end: () => client.end(),
  };
}

import "server-only";

import { db, type Database, type Transaction } from "./client";

export type { Database, Transaction };

const MAX_WAIT_MS = 5_000; // for a connection from the pool; longer means the database is not keeping up, and says so
const TIMEOUT_MS = 15_000; // statements here take milliseconds; a transaction this old is stuck

/** Runs the body in one transaction. Throw to roll back; what the body returns is committed before this resolves. */
export function inTransaction<Result>(body: (tx: Transaction) => Promise<Result>): Promise<Result> {
  return db().$transaction(body, { maxWait: MAX_WAIT_MS, timeout: TIMEOUT_MS });
}

/** For single statements outside a transaction. */
export const database = (): Database => db();

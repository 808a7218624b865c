import "server-only";

import { AsyncLocalStorage } from "node:async_hooks";

import { db, type Database, type Transaction } from "./client";

export type { Database, Transaction };

const MAX_WAIT_MS = 5_000; // for a connection from the pool; longer means the database is not keeping up, and says so
const TIMEOUT_MS = 15_000; // statements here take milliseconds; a transaction this old is stuck

/** Comes last in a transaction and is committed with it; throws where nothing may be committed any more. */
export type CommitCondition = (tx: Transaction) => Promise<void>;

const conditions = new AsyncLocalStorage<CommitCondition>();

/** Runs `work`, none of whose transactions commits without the condition, however deep below they begin. */
export const committingUnder = <Result>(condition: CommitCondition, work: () => Promise<Result>): Promise<Result> => conditions.run(condition, work);

/** Runs the body in one transaction. Throw to roll back; what the body returns is committed before this resolves. */
export function inTransaction<Result>(body: (tx: Transaction) => Promise<Result>): Promise<Result> {
  const condition = conditions.getStore();
  const whole = async (tx: Transaction): Promise<Result> => {
    const result = await body(tx);
    await condition?.(tx);
    return result;
  };
  return db().$transaction(whole, { maxWait: MAX_WAIT_MS, timeout: TIMEOUT_MS });
}

/** For single statements outside a transaction. */
export const database = (): Database => db();

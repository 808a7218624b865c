import "server-only";

import { AsyncLocalStorage } from "node:async_hooks";

import { inTransaction, type Transaction } from "@/lib/db/transaction";

/** Writes what the request at hand is answered with into the transaction. */
export type AnswerKeeper = (tx: Transaction, answer: unknown) => Promise<void>;

const keepers = new AsyncLocalStorage<AnswerKeeper | null>();

/** Runs `work`, whose answered transactions hand their answers to `keep`. */
export const keepingAnswers = <Result>(keep: AnswerKeeper, work: () => Promise<Result>): Promise<Result> => keepers.run(keep, work);

/** For a use case that does another's work on its way: what the other would answer is not what this request is answered with. */
export const asPartOfAnother = <Result>(work: () => Promise<Result>): Promise<Result> => keepers.run(null, work);

/**
 * `inTransaction` for a change whose answer is known inside it: the body returns what the route answers. Where the request carries an
 * Idempotency-Key, the answer is committed with the change, so that a repeat gets it even if the process ends before it could answer.
 */
export function inAnsweredTransaction<Answer>(body: (tx: Transaction) => Promise<Answer>): Promise<Answer> {
  const keep = keepers.getStore();
  return inTransaction(async (tx) => {
    const answer = await body(tx);
    await keep?.(tx, answer);
    return answer;
  });
}

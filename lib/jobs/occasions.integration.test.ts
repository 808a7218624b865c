import { expect, test } from "vitest";
import { z } from "zod";

import { inTransaction } from "@/lib/db/transaction";

import { defineJob } from "./define-job";
import { announceOccasion, expectOccasions } from "./occasions";
import { fetchJobs } from "./queue-repository";

const job = (name: string, occasions?: ["operation-ended"]) => defineJob({ name, payload: z.object({}), timeoutSeconds: 5, maxAttempts: 1, everySeconds: 60, occasions, run: async () => "done" });

test("what waits for an occasion is queued once with the transaction that it happens in, and what does not is left alone", async () => {
  await expectOccasions([job("test.waits", ["operation-ended"]), job("test.does-not-wait")]);

  await expect(inTransaction(async (tx) => {
    await announceOccasion(tx, "operation-ended");
    throw new Error("taken back");
  })).rejects.toThrow("taken back");
  expect(await fetchJobs("test.waits", 5)).toHaveLength(0);

  await inTransaction((tx) => announceOccasion(tx, "operation-ended"));
  await inTransaction((tx) => announceOccasion(tx, "operation-ended"));
  expect(await fetchJobs("test.waits", 5)).toHaveLength(1);
});

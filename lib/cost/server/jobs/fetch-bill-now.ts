import "server-only";

import { z } from "zod";

import { defineJob } from "@/lib/jobs/define-job";

import { fetchBill } from "../fetch-bill";
import { listAccountBills } from "../internal/bill-repository";
import { tellOfBudgets } from "../tell-of-budgets";

/** For a person who does not want to wait for tomorrow, or who knows that something older has changed: asks for all that there is. */
export const fetchBillNow = defineJob({
  name: "cost.fetch-bill-now",
  payload: z.object({ accountId: z.uuid() }),
  timeoutSeconds: 300,
  maxAttempts: 1,
  concurrency: 1,
  singletonKey: ({ accountId }) => accountId,
  async run({ accountId }, { now, signal }) {
    const isConnected = (await listAccountBills()).some((account) => account.accountId === accountId);
    if (isConnected && (await fetchBill({ accountId, answeredThrough: null, now, signal })) === "fetched") await tellOfBudgets({ now });
    return "done";
  },
});

import "server-only";

import { z } from "zod";

import { defineJob } from "@/lib/jobs/define-job";

import { isBillDue } from "../../bill-fetch";
import { fetchBill } from "../fetch-bill";
import { listAccountBills } from "../internal/bill-repository";
import { tellOfBudgets } from "../tell-of-budgets";

/** Looks each quarter of an hour for accounts whose bill is due: once a day, sooner after a failure that passes by itself. */
export const fetchBills = defineJob({
  name: "cost.fetch-bills",
  payload: z.object({}),
  timeoutSeconds: 300,
  maxAttempts: 1, // the next run is the repeat, and each request costs money
  concurrency: 1,
  everySeconds: 900,
  async run(_payload, { now, signal }) {
    for (const { accountId, last, answeredThrough } of await listAccountBills())
      if (isBillDue(last, now) && (await fetchBill({ accountId, answeredThrough, now, signal })) === "fetched") await tellOfBudgets({ now });
    return "done";
  },
});

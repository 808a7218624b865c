import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { loadConnection } from "@/lib/aws/connection-repository";
import { inTransaction } from "@/lib/db/transaction";
import { enqueue, prepareQueue } from "@/lib/jobs/enqueue";
import { AppError } from "@/lib/shared/app-error";

import { PRICED_REGIONS } from "../price-list-question";
import { refreshPricesNow } from "./jobs/refresh-prices";

/** Has the worker read Price List for a region through an account. Throws `AppError` "unknown-account" or "unknown-region". */
export async function requestPriceRefresh({ actor, region, accountId }: { actor: Actor; region: string; accountId: string }): Promise<{ region: string; accountId: string }> {
  authorize(actor, "prices:refresh");
  if (!PRICED_REGIONS.includes(region)) throw new AppError("unknown-region", `Prices cannot be asked for ${region}. Regions: ${PRICED_REGIONS.join(", ")}.`);
  await loadConnection(accountId);
  await prepareQueue(refreshPricesNow);
  await inTransaction(async (tx) => {
    await writeAudit(tx, {
      actor,
      action: "prices.refresh",
      outcome: { kind: "done" },
      object: { type: "account", id: accountId },
      summary: `Asked AWS Price List for the prices of ${region}.`,
      details: { region },
    });
    await enqueue(tx, refreshPricesNow, { region, accountId });
  });
  return { region, accountId };
}

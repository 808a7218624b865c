import "server-only";

import { Big } from "big.js";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { PriceBook } from "@/lib/pricing/price-book";
import { loadPriceBook } from "@/lib/pricing/server/load-price-book";
import { groupBy } from "@/lib/shared/group-by";

import { addMonths, dayOf } from "../bill-day";
import { callPrice } from "../call-price";
import type { UsageView } from "../usage-view";
import { listCountedAccounts, sumCalls, type CallSum } from "./internal/usage-repository";

const PRICED_BY_REGION = "us-east-1"; // requests cost the same within a few percent everywhere, and Cost Explorer is there alone
const USD_DECIMALS = 6;

/** What the panel itself has asked of AWS in a month (the running one where none is given), by account and action, priced at list price. */
export async function readUsage({ actor, now, month = dayOf(now).slice(0, 7) }: { actor: Actor; now: Date; month?: string }): Promise<UsageView> {
  authorize(actor, "costs:read");
  const book = await loadPriceBook(PRICED_BY_REGION);
  if (!book) throw new Error(`The price book of ${PRICED_BY_REGION} is committed.`);
  const [from, to] = [`${month}-01`, addMonths(`${month}-01`, 1)].map((day) => new Date(`${day}T00:00:00Z`));
  if (!from || !to) throw new Error("A month has a beginning and an end.");
  const [sums, accounts] = await Promise.all([sumCalls(from, to), listCountedAccounts()]);
  const sumsOf = groupBy(sums, ({ accountId }) => accountId);
  return {
    month,
    asOf: now.toISOString(),
    priceBook: { region: book.region, version: book.version, asOf: book.asOf },
    accounts: accounts.map((account) => {
      const priced = (sumsOf.get(account.accountId) ?? []).map((sum) => ({ ...sum, exact: usdOf(sum, book) }));
      const usd = priced.reduce((total, { exact }) => total.plus(exact ?? 0), new Big(0));
      return {
        ...account,
        usd: rounded(usd),
        usdPerEnvironment: account.environments === 0 ? null : rounded(usd.div(account.environments)),
        actions: priced.map(({ action, calls, failed, exact }) => ({ action, calls, failed, usd: exact && rounded(exact) })),
      };
    }),
  };
}

function usdOf({ action, units }: CallSum, book: PriceBook): Big | null {
  const price = callPrice(action, book);
  switch (price.kind) {
    case "free":
      return new Big(0);
    case "charged":
      return price.usdPerUnit.times(units);
    case "unknown":
      return null;
  }
}

const rounded = (usd: Big): number => usd.round(USD_DECIMALS, Big.roundHalfUp).toNumber();

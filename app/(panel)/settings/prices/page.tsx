import type { Metadata } from "next";

import { accountWords } from "@/components/accounts/account-words";
import { LeftOutOfAddress } from "@/components/ui/left-out-of-address";
import { parseListState, type SearchParams } from "@/components/ui/list-state";
import { PageHead } from "@/components/ui/page-head";
import { Stack } from "@/components/ui/stack";
import { listAccounts } from "@/lib/accounts/server/list-accounts";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { noPricesFor } from "@/lib/pricing/no-prices";
import { PRICED_REGIONS } from "@/lib/pricing/price-list-question";
import { readPriceBook } from "@/lib/pricing/server/read-price-book";
import { readPriceHistory } from "@/lib/pricing/server/read-price-history";
import { LONGEST_PAGE } from "@/lib/shared/page";

import { PriceHistory } from "./_components/price-history";
import { PriceList } from "./_components/price-list";
import { PriceRefresh } from "./_components/price-refresh";
import { priceLead } from "./_components/price-words";
import { leftOutOfPrices, matchingPrices, pageOfPrices, PRICE_LIST, regionOf } from "./search-params";

export const metadata: Metadata = { title: "Prices" };

export default async function PricesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const asked = await searchParams;
  const state = parseListState(PRICE_LIST, asked);
  const region = regionOf(state, PRICED_REGIONS);
  const [book, history, accounts] = await Promise.all([readPriceBook({ actor, region }), readPriceHistory({ actor, region }), listAccounts({ actor, limit: LONGEST_PAGE })]);
  const rows = book ? matchingPrices(book.rows, state) : [];
  const services = [...new Set(book?.rows.map(({ service }) => service))].toSorted();

  return (
    <>
      <PageHead title="Prices" lead={book ? priceLead(book, new Date()) : noPricesFor(region)} />
      <Stack>
        <LeftOutOfAddress parts={leftOutOfPrices(asked, state, { regions: PRICED_REGIONS, total: rows.length })} />
        <PriceRefresh
          key={region}
          region={region}
          newestReadingId={history.readings[0]?.id ?? null}
          accounts={accounts.items.map((account) => ({ value: account.id, label: accountWords(account) }))}
          mayRefresh={can(actor, "prices:refresh")}
        />
        <PriceHistory history={history} accounts={new Map(accounts.items.map((account) => [account.id, accountWords(account)]))} />
        <PriceList
          state={state}
          region={region}
          regions={PRICED_REGIONS}
          services={services}
          sources={book?.sources ?? {}}
          broken={book?.broken ?? []}
          page={book ? pageOfPrices(rows, state) : null}
        />
      </Stack>
    </>
  );
}

"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { z } from "zod";

import { ActButton } from "@/components/ui/act-button";
import { FilterBar } from "@/components/ui/filter-bar";
import { useNotices } from "@/components/ui/notices";
import { PanelBox } from "@/components/ui/panel-box";
import { PickOne } from "@/components/ui/pick-one";
import { sendJson } from "@/lib/http/send-json";
import type { PriceHistory } from "@/lib/pricing/price-history-view";
import { priceHistoryQuery } from "@/lib/pricing/queries";

const LOOK_MS = 3_000; // a reading asks for some hundred products
const GIVE_UP_MS = 600_000; // as the worker does: a reading that failed leaves nothing to find
const NOBODY = "An operator or administrator may read prices from AWS.";

type PriceRefreshProps = { region: string; newestReadingId: string | null; accounts: readonly { value: string; label: string }[]; mayRefresh: boolean };

/** Has the worker read Price List through a chosen account, waits for the reading, and shows the page anew. */
export function PriceRefresh({ region, newestReadingId, accounts, mayRefresh }: PriceRefreshProps) {
  const router = useRouter();
  const { say, sayProblem } = useNotices();
  const [accountId, setAccountId] = useState(accounts[0]?.value ?? "");
  const [askedAfter, setAskedAfter] = useState<{ id: string | null; atMs: number } | null>(null);
  const { mutate, isPending } = useMutation({
    mutationFn: () => sendJson("POST", `/api/v1/prices/${region}/refresh`, { accountId }, z.object({ region: z.string() })),
    onSuccess: () => setAskedAfter({ id: newestReadingId, atMs: Date.now() }),
    onError: sayProblem,
  });
  const { data, dataUpdatedAt } = useQuery({
    ...priceHistoryQuery(region),
    enabled: askedAfter !== null,
    refetchInterval: ({ state }) =>
      askedAfter !== null && (state.data?.readings[0]?.id ?? null) === askedAfter.id && !failedSince(state.data?.failure, askedAfter.atMs) && state.dataUpdatedAt - askedAfter.atMs < GIVE_UP_MS ? LOOK_MS : false,
  });
  const failure = askedAfter !== null && failedSince(data?.failure, askedAfter.atMs) ? data?.failure : null;
  const hasAnswered = askedAfter !== null && data !== undefined && (data.readings[0]?.id ?? null) !== askedAfter.id;
  const hasFailed = askedAfter !== null && !hasAnswered && (failure !== null || dataUpdatedAt - askedAfter.atMs >= GIVE_UP_MS);
  const isWaiting = askedAfter !== null && !hasAnswered && !hasFailed;
  const finish = useEffectEvent(() => {
    say(`The prices of ${region} have been read from AWS.`);
    router.refresh();
  });
  useEffect(() => {
    if (hasAnswered) finish();
  }, [hasAnswered]);
  const obstacle = mayRefresh ? (accounts.length === 0 ? "Connect an account first." : undefined) : NOBODY;

  return (
    <PanelBox title="Read from AWS" note={`Asks AWS Price List for ${region}; free of charge. Pilothouse reads again each week what was read once.`}>
      <FilterBar label="Read prices from AWS" isFiltered={false} onClear={() => undefined}>
        <PickOne label="Through account" value={accountId} options={accounts} onChoose={setAccountId} />
        <ActButton obstacle={obstacle} loading={isPending || isWaiting} loadingText="Reading from AWS" onClick={() => mutate()}>
          Read the prices of {region}
        </ActButton>
      </FilterBar>
      <div aria-live="polite">
        {isWaiting ? <p>The worker is reading; this takes a minute or two.</p> : null}
        {hasFailed ? <p>{failure ? `The prices stay as they were. ${failure.why}` : "No reading has come for ten minutes; the worker’s log says why."}</p> : null}
      </div>
    </PanelBox>
  );
}

/** A reading's own time is when its job began: a moment before or after the asking by another clock. */
const CLOCKS_APART_MS = 5_000;

const failedSince = (failure: PriceHistory["failure"] | undefined, askedMs: number): boolean => failure !== null && failure !== undefined && Date.parse(failure.at) > askedMs - CLOCKS_APART_MS;

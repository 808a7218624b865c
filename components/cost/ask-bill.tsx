"use client";

import Button from "@cloudscape-design/components/button";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { z } from "zod";

import { useNotices } from "@/components/ui/notices";
import type { BillState } from "@/lib/cost/ledger-view";
import { billStatesQuery } from "@/lib/cost/queries";
import { sendJson } from "@/lib/http/send-json";

import { billMark } from "./ledger-words";

const LOOK_MS = 1_500; // the worker takes a second or two
const USD_PER_ASKING = "0.02"; // two questions of one page each
const USD_PER_FURTHER_PAGE = "0.01";

/** Whether the account's newest try is another than the one before the asking. */
const isAnswered = (bills: readonly BillState[] | undefined, accountId: string, before: string | null): boolean => {
  const at = bills?.find((bill) => bill.accountId === accountId)?.lastTry?.at;
  return at !== undefined && at !== before;
};

/** Has the worker ask Cost Explorer, waits for its answer, and shows the page anew. `lastTryAt`: of the account's newest try that is shown. */
export function AskBill({ accountId, lastTryAt }: { accountId: string; lastTryAt: string | null }) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const { say, sayProblem } = useNotices();
  const [askedAfter, setAskedAfter] = useState<{ lastTryAt: string | null } | null>(null);
  const { mutate, isPending } = useMutation({
    mutationFn: () => sendJson("POST", "/api/v1/costs/fetch", { accountId }, z.object({ accountId: z.string() })),
    onSuccess: () => setAskedAfter({ lastTryAt }),
    onError: sayProblem,
  });
  const { data: bills } = useQuery({
    ...billStatesQuery(),
    enabled: askedAfter !== null,
    refetchInterval: ({ state }) => (askedAfter !== null && !isAnswered(state.data, accountId, askedAfter.lastTryAt) ? LOOK_MS : false),
  });
  const bill = bills?.find((one) => one.accountId === accountId);
  const hasAnswered = askedAfter !== null && isAnswered(bills, accountId, askedAfter.lastTryAt);

  const finish = useEffectEvent(() => {
    if (bill) say(`${bill.accountName}: the bill is ${billMark(bill).word}.`);
    void queryClient.invalidateQueries({ queryKey: ["cost", "environment"] });
    router.refresh();
  });
  useEffect(() => {
    if (hasAnswered) finish();
  }, [hasAnswered]);

  return (
    <Button loading={isPending || (askedAfter !== null && !hasAnswered)} loadingText="Asking Cost Explorer" onClick={() => mutate()}>
      Ask Cost Explorer now ({USD_PER_ASKING} USD, {USD_PER_FURTHER_PAGE} more for each further page)
    </Button>
  );
}

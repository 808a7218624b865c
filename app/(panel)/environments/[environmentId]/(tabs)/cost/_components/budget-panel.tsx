"use client";

import Button from "@cloudscape-design/components/button";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { BudgetDialog } from "@/components/cost/budget-dialog";
import { budgetMark, budgetSentence } from "@/components/cost/budget-words";
import { usdFigure } from "@/components/cost/usd-words";
import { Ago } from "@/components/ui/ago";
import { useNotices } from "@/components/ui/notices";
import { PanelBox } from "@/components/ui/panel-box";
import { StatusMark } from "@/components/ui/status-mark";
import type { BudgetView } from "@/lib/cost/budget-view";
import { sendJson } from "@/lib/http/send-json";

type BudgetPanelProps = { environmentId: string; name: string; budget: BudgetView | null; maySet: boolean };

/** What a month of the environment may cost, how the month stands, and setting, changing or removing it. */
export function BudgetPanel({ environmentId, name, budget, maySet }: BudgetPanelProps) {
  const router = useRouter();
  const { say, sayProblem } = useNotices();
  const [isSetting, setIsSetting] = useState(false);
  const { mutate: remove, isPending: isRemoving } = useMutation({
    mutationFn: (id: string) => sendJson("DELETE", `/api/v1/budgets/${id}`, undefined, null),
    onSuccess: () => {
      say(`${name} has no budget any more.`);
      router.refresh();
    },
    onError: sayProblem,
  });
  return (
    <PanelBox
      title="Budget"
      note="What a month may cost; it warns and stops nothing."
      actions={
        maySet ? (
          <div style={{ display: "flex", gap: 8 }}>
            <Button onClick={() => setIsSetting(true)}>{budget ? "Change the budget" : "Set a budget"}</Button>
            {budget ? (
              <Button loading={isRemoving} onClick={() => remove(budget.id)}>
                Remove it
              </Button>
            ) : null}
          </div>
        ) : undefined
      }
    >
      {budget ? (
        <>
          <p>
            <StatusMark {...budgetMark(budget)} /> {budgetSentence(budget)}
          </p>
          <p>
            {usdFigure(budget.usd)} USD a month, told at {budget.thresholds.map((percent) => `${percent} %`).join(", ")}; set by {budget.setBy} <Ago iso={budget.setAt} suffix=" ago" />.
          </p>
        </>
      ) : (
        <p>No budget is set.</p>
      )}
      {isSetting ? <BudgetDialog of={{ environmentId }} name={name} budget={budget} onClose={() => setIsSetting(false)} /> : null}
    </PanelBox>
  );
}

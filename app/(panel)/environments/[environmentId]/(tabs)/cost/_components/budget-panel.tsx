"use client";

import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";

import { budgetMark, budgetSentence } from "@/components/cost/budget-words";
import { usdFigure } from "@/components/cost/usd-words";
import { Ago } from "@/components/ui/ago";
import { FormDialog } from "@/components/ui/form-dialog";
import { useNotices } from "@/components/ui/notices";
import { PanelBox } from "@/components/ui/panel-box";
import { StatusMark } from "@/components/ui/status-mark";
import { setBudgetSchema, USUAL_THRESHOLDS } from "@/lib/cost/budget";
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
      {isSetting ? <BudgetDialog environmentId={environmentId} name={name} budget={budget} onClose={() => setIsSetting(false)} /> : null}
    </PanelBox>
  );
}

const toNumbers = (text: string): number[] => text.split(/[\s,;]+/).filter(Boolean).map(Number);

function BudgetDialog({ environmentId, name, budget, onClose }: Omit<BudgetPanelProps, "maySet"> & { onClose: () => void }) {
  const router = useRouter();
  const { say } = useNotices();
  const [usd, setUsd] = useState(budget ? String(budget.usd) : "");
  const [thresholds, setThresholds] = useState((budget?.thresholds ?? USUAL_THRESHOLDS).join(", "));
  const wanted = setBudgetSchema.safeParse({ environmentId, usd: usd === "" ? undefined : Number(usd), thresholds: toNumbers(thresholds) });
  const problemOf = (field: string) => wanted.error?.issues.find(({ path }) => path[0] === field)?.message;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => sendJson("PUT", "/api/v1/budgets", wanted.data, z.object({ id: z.string() })),
    onSuccess: () => {
      say(`${name} may now cost ${usdFigure(Number(usd))} USD a month.`);
      onClose();
      router.refresh();
    },
  });
  return (
    <FormDialog
      title={`Budget of ${name}`}
      act={budget ? "Change the budget" : "Set the budget"}
      obstacle={wanted.success ? undefined : "Enter an amount and rising percentages."}
      isSending={isPending}
      error={error}
      onSubmit={() => mutate()}
      onDismiss={onClose}
    >
      <FormField stretch label="US dollars a month" errorText={usd === "" ? undefined : (problemOf("usd") ?? undefined)}>
        <Input type="number" inputMode="decimal" value={usd} onChange={({ detail }) => setUsd(detail.value)} />
      </FormField>
      <FormField stretch label="Percentages to be told at" constraintText="One to five, rising, from 1 to 500." errorText={problemOf("thresholds")}>
        <Input value={thresholds} onChange={({ detail }) => setThresholds(detail.value)} />
      </FormField>
    </FormDialog>
  );
}

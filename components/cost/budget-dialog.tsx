"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";

import { FormDialog } from "@/components/ui/form-dialog";
import { useNotices } from "@/components/ui/notices";
import { setBudgetSchema, USUAL_THRESHOLDS } from "@/lib/cost/budget";
import type { BudgetView } from "@/lib/cost/budget-view";
import { sendJson } from "@/lib/http/send-json";

import { usdFigure } from "./usd-words";

const toNumbers = (text: string): number[] => text.split(/[\s,;]+/).filter(Boolean).map(Number);

type BudgetDialogProps = { of: { environmentId: string } | { system: string }; name: string; budget: Pick<BudgetView, "usd" | "thresholds"> | null; onClose: () => void };

/** Sets or changes what a month of an environment or of a whole system may cost. */
export function BudgetDialog({ of, name, budget, onClose }: BudgetDialogProps) {
  const router = useRouter();
  const { say } = useNotices();
  const [usd, setUsd] = useState(budget ? String(budget.usd) : "");
  const [thresholds, setThresholds] = useState((budget?.thresholds ?? USUAL_THRESHOLDS).join(", "));
  const wanted = setBudgetSchema.safeParse({ ...of, usd: usd === "" ? undefined : Number(usd), thresholds: toNumbers(thresholds) });
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

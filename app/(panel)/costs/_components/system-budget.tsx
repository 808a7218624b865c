"use client";

import Button from "@cloudscape-design/components/button";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { BudgetDialog } from "@/components/cost/budget-dialog";
import { FilterBar } from "@/components/ui/filter-bar";
import { useNotices } from "@/components/ui/notices";
import { PickOne } from "@/components/ui/pick-one";
import type { BudgetView } from "@/lib/cost/budget-view";
import { sendJson } from "@/lib/http/send-json";

type SystemBudgetProps = { systems: readonly { key: string; title: string }[]; budgets: readonly BudgetView[] };

/** Sets, changes or removes what a month of all environments of a system may cost together. */
export function SystemBudget({ systems, budgets }: SystemBudgetProps) {
  const router = useRouter();
  const { say, sayProblem } = useNotices();
  const [system, setSystem] = useState(systems[0]?.key ?? "");
  const [isSetting, setIsSetting] = useState(false);
  const title = systems.find(({ key }) => key === system)?.title ?? system;
  const budget = budgets.find((one) => one.system === system) ?? null;
  const { mutate: remove, isPending } = useMutation({
    mutationFn: (id: string) => sendJson("DELETE", `/api/v1/budgets/${id}`, undefined, null),
    onSuccess: () => {
      say(`${title} has no budget any more.`);
      router.refresh();
    },
    onError: sayProblem,
  });
  if (systems.length === 0) return null;
  return (
    <>
      <FilterBar label="Budget of a whole system" isFiltered={false} onClear={() => undefined}>
        <PickOne label="System" value={system} options={systems.map(({ key, title: label }) => ({ value: key, label }))} onChoose={setSystem} />
        <Button onClick={() => setIsSetting(true)}>{budget ? `Change the budget of ${title}` : `Set a budget of ${title}`}</Button>
        {budget ? (
          <Button loading={isPending} onClick={() => remove(budget.id)}>
            Remove it
          </Button>
        ) : null}
      </FilterBar>
      {isSetting ? <BudgetDialog key={system} of={{ system }} name={title} budget={budget} onClose={() => setIsSetting(false)} /> : null}
    </>
  );
}

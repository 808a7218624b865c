import Link from "next/link";

import { budgetMark, budgetSentence } from "@/components/cost/budget-words";
import { usdFigure } from "@/components/cost/usd-words";
import { EmptyState } from "@/components/ui/empty-state";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import { StatusMark } from "@/components/ui/status-mark";
import type { BudgetsView } from "@/lib/cost/budget-view";

import { SystemBudget } from "./system-budget";

type BudgetListProps = { budgets: BudgetsView; systems: readonly { key: string; title: string }[]; maySet: boolean };

/** Every budget and how its month stands; a system's is set here, an environment's on its own page. */
export function BudgetList({ budgets: { items, month }, systems, maySet }: BudgetListProps) {
  return (
    <PanelBox title="Budgets" note="US dollars a month. An environment’s is set on its cost tab.">
      {maySet ? <SystemBudget systems={systems} budgets={items} /> : null}
      {items.length === 0 ? (
        <EmptyState title="No budget is set">An environment’s is set on its page under Cost, a whole system’s here.</EmptyState>
      ) : (
        <PlainTable
          stacks
          caption="Budgets"
          columns={[{ header: "Of" }, { header: "Budget", numeric: true }, { header: "State" }, { header: "In words" }]}
          rows={items.map((budget) => ({
            key: budget.id,
            cells: [
              budget.environmentId === null ? (
                `${budget.title} (system)`
              ) : (
                <Link key="name" href={`/environments/${budget.environmentId}/cost?month=${month}`}>
                  {budget.title}
                </Link>
              ),
              usdFigure(budget.usd),
              <StatusMark key="state" {...budgetMark(budget)} />,
              budgetSentence(budget),
            ],
          }))}
        />
      )}
    </PanelBox>
  );
}

import "server-only";

import type { DashboardView } from "../../dashboard-view";
import type { DashboardPlan } from "../../plan-dashboard";
import { findVariableValues } from "./find-variable-values";

/** A dashboard's controls with what can be chosen. Where AWS does not say, the control takes any text, with a remark. */
export async function fillVariables(plan: DashboardPlan, scope: { accountId: string; region: string }): Promise<DashboardView["variables"]> {
  return Promise.all(
    plan.variables
      .filter(({ visible }) => visible)
      .map(async (variable) => {
        const { values, remark } = variable.search ? await findVariableValues(variable.search, scope) : { values: variable.values, remark: null };
        const all = [...variable.values, ...values.filter(({ value }) => !variable.values.some((own) => own.value === value))];
        return { id: variable.id, label: variable.label, inputType: all.length === 0 ? "input" : variable.inputType, value: plan.values[variable.id] ?? "", values: all, remark };
      }),
  );
}

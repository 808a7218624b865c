import "server-only";

import { loadPriceBook } from "@/lib/pricing/server/load-price-book";

import { costOfLooking } from "../../cost-of-looking";
import type { DashboardView } from "../../dashboard-view";
import { rangeView, type DashboardPlan } from "../../plan-dashboard";
import { fillVariables } from "./fill-variables";

const PRICED_BY_REGION = "us-east-1"; // metrics cost the same in all but a few regions

/** What a page is told of a body, numbers apart. */
export async function viewOfPlan(plan: DashboardPlan, scope: { accountId: string; region: string }, name: string | null, asOf: string): Promise<DashboardView> {
  const [variables, book] = await Promise.all([fillVariables(plan, scope), loadPriceBook(PRICED_BY_REGION)]);
  return { name, widgets: plan.widgets.map(({ widget }) => widget), variables, range: rangeView(plan.range), remarks: plan.remarks, cost: costOfLooking(plan, book), asOf };
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { monthTitle } from "@/components/cost/month-words";
import { Forbidden } from "@/components/ui/forbidden";
import { LeftOutOfAddress } from "@/components/ui/left-out-of-address";
import { leftOutParts } from "@/components/ui/left-out-parts";
import type { SearchParams } from "@/components/ui/list-state";
import { PanelBox } from "@/components/ui/panel-box";
import { Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { readAdvice } from "@/lib/cost/server/read-advice";
import { readEnvironmentCost } from "@/lib/cost/server/read-environment-cost";

import { environmentOf } from "../../environment-of-page";
import { BilledOverTime } from "./_components/billed-over-time";
import { BudgetPanel } from "./_components/budget-panel";
import { CostAdvice } from "./_components/cost-advice";
import { CostLines } from "./_components/cost-lines";
import { CostSummary } from "./_components/cost-summary";
import { MonthChoice } from "./_components/month-choice";
import { OtherUsage } from "./_components/other-usage";
import { Running } from "./_components/running";
import { Sizing } from "./_components/sizing";
import { monthOfAddress, offeredMonths } from "./search-params";

export const metadata: Metadata = { title: "Cost" };

type Props = { params: Promise<{ environmentId: string }>; searchParams: Promise<SearchParams> };

export default async function EnvironmentCostPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, "costs:read")) return <Forbidden permission="costs:read" what="Reading costs" />;
  const environment = await environmentOf(params);
  const now = new Date();
  const asked = await searchParams;
  const month = monthOfAddress(asked, now);
  const [cost, advice] = await Promise.all([
    readEnvironmentCost({ actor, environmentId: environment.id, now, month }),
    readAdvice({ actor, environmentId: environment.id }),
  ]);
  if (!cost || !advice) notFound();

  return (
    <Stack>
      <LeftOutOfAddress parts={leftOutParts(asked, { month: asked["month"] === month })} />
      <PanelBox title={`Cost in ${monthTitle(month)}`} actions={<MonthChoice month={month} months={offeredMonths(now)} />}>
        <CostSummary cost={cost} mayAsk={can(actor, "costs:refresh")} />
      </PanelBox>
      <CostLines cost={cost} />
      <OtherUsage cost={cost} />
      <Running cost={cost} />
      <CostAdvice advice={advice} mayRelease={can(actor, "releases:write")} />
      <Sizing environmentId={environment.id} mayRelease={can(actor, "releases:write")} />
      <BudgetPanel environmentId={environment.id} name={environment.name} budget={cost.budget} maySet={can(actor, "budgets:write")} />
      <BilledOverTime cost={cost} name={environment.name} />
    </Stack>
  );
}

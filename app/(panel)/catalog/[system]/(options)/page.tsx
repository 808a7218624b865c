import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { CatalogProblems } from "@/components/catalog/catalog-problems";
import { ComparisonTables } from "@/components/catalog/comparison-tables";
import { OptionCards } from "@/components/catalog/option-card";
import { OptionPrices, dearerThanPlanned } from "@/components/catalog/option-prices";
import { OrderOfWork } from "@/components/catalog/order-of-work";
import { ButtonLink } from "@/components/ui/button-link";
import { counted } from "@/components/ui/counted";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHead } from "@/components/ui/page-head";
import { PanelBox } from "@/components/ui/panel-box";
import { Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { readSystem } from "@/lib/catalog/server/read-system";

import { PLANS_REGION, priceOptions } from "../../price-options";

type SystemPageProps = { params: Promise<{ system: string }> };

export async function generateMetadata({ params }: SystemPageProps): Promise<Metadata> {
  const { system } = await params;
  const view = await readSystem({ actor: await requireActor(), system });
  return { title: view?.title ?? "Not found" };
}

export default async function SystemPage({ params }: SystemPageProps) {
  const actor = await requireActor();
  const { system } = await params;
  const view = await readSystem({ actor, system });
  if (!view) notFound();
  const { priced, priceOf } = await priceOptions(actor, [view]);

  return (
    <>
      <PageHead
        title={view.title}
        lead={priced.length > 1 ? `${dearerThanPlanned(priced)} ${view.summary}` : view.summary}
        trail={[{ label: "Catalogue", href: "/catalog" }]}
        actions={<ButtonLink href={`/catalog/${system}/compare`}>{view.options.length > 1 ? "Compare options" : "Compare settings"}</ButtonLink>}
      />
      <Stack>
        <CatalogProblems problems={view.problems} />
        <PanelBox
          title="Options"
          note={`${counted(view.options.length, "option")}. Figures: ${view.source.title}, read on ${view.source.readOn}${view.budgetUsd === null ? "" : `; budget ${view.budgetUsd} USD a month`}. List prices of ${PLANS_REGION}.`}
        >
          {view.options.length === 0 ? (
            <EmptyState title="No option of this system can be launched">Its templates have mistakes; they are listed above.</EmptyState>
          ) : (
            <OptionCards options={view.options} priceOf={priceOf} canLaunch={can(actor, "environments:write")} />
          )}
        </PanelBox>
        {priced.length > 0 ? (
          <PanelBox title="Plan beside list price" note="US dollars a month, with each template’s own settings.">
            <OptionPrices options={priced} />
          </PanelBox>
        ) : null}
        {view.comparisonTables.length > 0 ? (
          <PanelBox title="What the plan compares">
            <ComparisonTables tables={view.comparisonTables} />
          </PanelBox>
        ) : null}
        {view.orderOfWork.length > 0 ? (
          <PanelBox title="Order of work" note="As the plan’s authors wrote it down.">
            <OrderOfWork steps={view.orderOfWork} />
          </PanelBox>
        ) : null}
      </Stack>
    </>
  );
}

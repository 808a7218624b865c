import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { ArchitectureDiagram } from "@/components/catalog/architecture-diagram";
import { CatalogProblems } from "@/components/catalog/catalog-problems";
import { ComparisonTables } from "@/components/catalog/comparison-tables";
import { OrderOfWork } from "@/components/catalog/order-of-work";
import { rangeInWords } from "@/components/catalog/plan-figures";
import { planAgainstListSentence } from "@/components/cost/plan-against-list";
import { counted } from "@/components/ui/counted";
import { ButtonLink } from "@/components/ui/button-link";
import { formatDuration } from "@/components/ui/format-time";
import { LeftOutOfAddress } from "@/components/ui/left-out-of-address";
import type { SearchParams } from "@/components/ui/list-state";
import { PageHead } from "@/components/ui/page-head";
import { PanelBox } from "@/components/ui/panel-box";
import { Columns, Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import type { OptionView } from "@/lib/catalog/catalog-views";
import { loadOptionTemplate } from "@/lib/catalog/server/load-option-template";
import { readOption } from "@/lib/catalog/server/read-option";
import { estimateCatalogOption } from "@/lib/pricing/server/estimate-option";

import { PLANS_REGION } from "../../price-options";
import { MaintenanceTasks, PlanAlarms, PlanTargets } from "./_components/operating-sections";
import { OptionResources } from "./_components/option-resources";
import { OptionSettings } from "./_components/option-settings";
import { OptionCost } from "./_components/option-cost";
import { Characteristics, PlanDifferences, VerificationSteps } from "./_components/plan-sections";
import { TemplateSource } from "./_components/template-source";
import { estimateRequest, leftOutOfCosts, parseCostChoice } from "./search-params";

type OptionPageProps = { params: Promise<{ system: string; option: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Pick<OptionPageProps, "params">): Promise<Metadata> {
  const view = await readOption({ actor: await requireActor(), ...(await params) });
  return { title: view ? `${view.systemTitle}: ${view.title}` : "Not found" };
}

export default async function OptionPage({ params, searchParams }: OptionPageProps) {
  const actor = await requireActor();
  const { system, option } = await params;
  const [view, template] = await Promise.all([readOption({ actor, system, option }), loadOptionTemplate({ system, option })]);
  if (!view || !template) notFound();
  const asked = await searchParams;
  const choice = parseCostChoice(asked, view.presets);
  const priced = await estimateCatalogOption({ actor, system, option, ...estimateRequest(PLANS_REGION, choice) });

  return (
    <>
      <PageHead
        title={`${view.systemTitle}: ${view.title}`}
        lead={
          <>
            {priced.kind === "estimated" ? planAgainstListSentence(priced.estimate, view.planTotal ?? view.planHeadline) : `The plan says ${rangeInWords(view.planHeadline ?? view.planTotal)}.`}{" "}
            <a href="#cost">Line by line</a>. {view.summary} {counted(view.resourceCount, "resource")}, about {formatDuration(view.expectedLaunchSeconds)} to launch in AWS.
          </>
        }
        trail={[
          { label: "Catalogue", href: "/catalog" },
          { label: view.systemTitle, href: `/catalog/${system}` },
        ]}
        actions={
          <>
            <ButtonLink href={`/catalog/${system}/compare`}>Compare</ButtonLink>
            {can(actor, "environments:write") ? (
              <ButtonLink primary href={`/launch?system=${system}&option=${option}`}>
                Launch this option
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <Stack>
        <LeftOutOfAddress parts={leftOutOfCosts(asked, choice)} />
        <CatalogProblems problems={view.problems} />
        {priced.kind === "estimated" ? (
          <OptionCost view={costOf(view)} seeded={priced.estimate} initial={choice} />
        ) : (
          <PanelBox id="cost" title="What it costs, and what the plan says">
            <p>{priced.kind === "refused" ? `It cannot be priced: ${priced.problems.map(({ message }) => message).join(" ")}` : `There are no prices for ${PLANS_REGION} yet.`}</p>
          </PanelBox>
        )}
        <PanelBox title="Architecture" note="Drawn from the template, with its default settings.">
          <ArchitectureDiagram diagram={view.diagram} title={`Architecture of ${view.systemTitle}, ${view.title}`} />
        </PanelBox>
        <Characteristics view={view} />
        <OptionResources view={view} />
        <OptionSettings view={view} />
        <Columns>
          <PlanTargets targets={view.targets} />
          <PlanAlarms alarms={view.alarms} />
        </Columns>
        <MaintenanceTasks tasks={view.maintenance} />
        {view.comparisonTables.length > 0 ? (
          <PanelBox title="What the plan compares">
            <ComparisonTables tables={view.comparisonTables} />
          </PanelBox>
        ) : null}
        <PlanDifferences differences={view.planDifferences} />
        <Columns>
          {view.orderOfWork.length > 0 ? (
            <PanelBox title="Order of work">
              <OrderOfWork steps={view.orderOfWork} />
            </PanelBox>
          ) : null}
          <VerificationSteps steps={view.verification} />
        </Columns>
        <TemplateSource view={view} body={template.body} />
      </Stack>
    </>
  );
}

/** The little of a view that the island needs: all of it would be sent to the browser once more. */
const costOf = ({ system, option, planHeadline, planTotal, presets, contradictions, costRemarks }: OptionView) => ({ system, option, planHeadline, planTotal, presets, contradictions, costRemarks });

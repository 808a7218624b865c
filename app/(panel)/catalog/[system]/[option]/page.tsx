import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { ArchitectureDiagram } from "@/components/catalog/architecture-diagram";
import { CatalogProblems } from "@/components/catalog/catalog-problems";
import { ComparisonTables } from "@/components/catalog/comparison-tables";
import { OrderOfWork } from "@/components/catalog/order-of-work";
import { rangeInWords } from "@/components/catalog/plan-figures";
import { counted } from "@/components/ui/counted";
import { ButtonLink } from "@/components/ui/button-link";
import { formatDuration } from "@/components/ui/format-time";
import { PageHead } from "@/components/ui/page-head";
import { PanelBox } from "@/components/ui/panel-box";
import { Columns, Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { loadOptionTemplate } from "@/lib/catalog/server/load-option-template";
import { readOption } from "@/lib/catalog/server/read-option";

import { MaintenanceTasks, PlanAlarms, PlanTargets } from "./_components/operating-sections";
import { OptionResources } from "./_components/option-resources";
import { OptionSettings } from "./_components/option-settings";
import { PlanCost } from "./_components/plan-cost";
import { Characteristics, PlanDifferences, VerificationSteps } from "./_components/plan-sections";
import { TemplateSource } from "./_components/template-source";

type OptionPageProps = { params: Promise<{ system: string; option: string }> };

export async function generateMetadata({ params }: OptionPageProps): Promise<Metadata> {
  const view = await readOption({ actor: await requireActor(), ...(await params) });
  return { title: view ? `${view.systemTitle}: ${view.title}` : "Not found" };
}

export default async function OptionPage({ params }: OptionPageProps) {
  const actor = await requireActor();
  const { system, option } = await params;
  const [view, template] = await Promise.all([readOption({ actor, system, option }), loadOptionTemplate({ system, option })]);
  if (!view || !template) notFound();

  return (
    <>
      <PageHead
        title={`${view.systemTitle}: ${view.title}`}
        lead={`${view.summary} ${counted(view.resourceCount, "resource")}, about ${formatDuration(view.expectedLaunchSeconds)} to launch in AWS; the plan says ${rangeInWords(view.planHeadline ?? view.planTotal)}.`}
        trail={[
          { label: "Catalogue", href: "/catalog" },
          { label: view.systemTitle, href: `/catalog/${system}` },
        ]}
        actions={
          can(actor, "environments:write") ? (
            <ButtonLink primary href={`/launch?system=${system}&option=${option}`}>
              Launch this option
            </ButtonLink>
          ) : null
        }
      />
      <Stack>
        <CatalogProblems problems={view.problems} />
        <PanelBox title="Architecture" note="Drawn from the template, with its default settings.">
          <ArchitectureDiagram diagram={view.diagram} title={`Architecture of ${view.systemTitle}, ${view.title}`} />
        </PanelBox>
        <Columns>
          <PlanCost view={view} />
          <Characteristics view={view} />
        </Columns>
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

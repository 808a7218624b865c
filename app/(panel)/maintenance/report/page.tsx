import type { Metadata } from "next";

import { reportHref } from "@/components/maintenance/hrefs";
import { dayTitle, instanceTitle, periodNoun } from "@/components/maintenance/period-words";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Forbidden } from "@/components/ui/forbidden";
import { LeftOutOfAddress } from "@/components/ui/left-out-of-address";
import { leftOutParts } from "@/components/ui/left-out-parts";
import type { SearchParams } from "@/components/ui/list-state";
import { Moment } from "@/components/ui/moment";
import { PageHead } from "@/components/ui/page-head";
import { Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { environmentIdSchema } from "@/lib/environments/environment-view";
import { weekOf } from "@/lib/maintenance/civil-day";
import { periodOf, stepInstance } from "@/lib/maintenance/period-instance";
import { reportSpanSchema } from "@/lib/maintenance/report-span";
import { readReport } from "@/lib/maintenance/server/read-report";

import { EnvironmentReport } from "./_components/environment-report";
import { PrintButton } from "./_components/print-button";
import { countsSentence } from "./_components/report-words";
import "./print.css";

export const metadata: Metadata = { title: "Maintenance report" };

export default async function MaintenanceReportPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  if (!can(actor, "maintenance:read")) return <Forbidden permission="maintenance:read" what="Reading maintenance" />;
  const now = new Date();
  const asked = await searchParams;
  const askedSpan = reportSpanSchema.safeParse(asked["span"]).data;
  const span = askedSpan ?? weekOf(now.toISOString().slice(0, 10));
  const environmentId = environmentIdSchema.safeParse(asked["environmentId"]).data;
  const report = await readReport({ actor, span, environmentId, now });
  const period = periodOf(span) ?? "weekly";
  const noun = periodNoun(period);

  return (
    <>
      <PageHead
        title={`Maintenance report, ${instanceTitle(span)}`}
        lead={
          <>
            {dayTitle(report.firstDay)} to {dayTitle(report.lastDay)}. {countsSentence(report.counts)} Made <Moment iso={report.madeAt} />.
          </>
        }
        trail={[{ label: "Maintenance", href: "/maintenance" }]}
        actions={
          <div data-screen-only style={{ display: "flex", flexWrap: "wrap", gap: 8 }}>
            <ButtonLink href={reportHref(stepInstance(period, span, -1), environmentId)}>{`Previous ${noun}`}</ButtonLink>
            <ButtonLink href={reportHref(stepInstance(period, span, 1), environmentId)}>{`Next ${noun}`}</ButtonLink>
            <PrintButton />
          </div>
        }
      />
      <Stack>
        <LeftOutOfAddress parts={leftOutParts(asked, { span: askedSpan !== undefined, environmentId: environmentId !== undefined })} />
        {report.environments.length === 0 ? <EmptyState title="Nothing was asked for">No environment ran, or none had a task that was due in this time.</EmptyState> : report.environments.map((environment) => <EnvironmentReport key={environment.id} environment={environment} />)}
      </Stack>
    </>
  );
}

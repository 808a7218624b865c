import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";

import { FollowUpList } from "@/components/maintenance/follow-up-list";
import { boardHref, rehearsalsHref } from "@/components/maintenance/hrefs";
import { MaintenanceLive } from "@/components/maintenance/maintenance-live";
import { clockTitle, instanceTitle, PERIOD_TITLES } from "@/components/maintenance/period-words";
import { SignOffLine } from "@/components/maintenance/sign-off-view";
import { taskMark } from "@/components/maintenance/task-words";
import { Forbidden } from "@/components/ui/forbidden";
import { PageHead } from "@/components/ui/page-head";
import { PanelBox } from "@/components/ui/panel-box";
import { Stack } from "@/components/ui/stack";
import { StatusMark } from "@/components/ui/status-mark";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { firstDayOf } from "@/lib/maintenance/period-instance";
import { readTask } from "@/lib/maintenance/server/read-task";
import { AppError } from "@/lib/shared/app-error";

import { TaskSheet } from "./_components/task-sheet";

export const metadata: Metadata = { title: "Maintenance task" };

export default async function MaintenanceTaskPage({ params }: { params: Promise<{ taskId: string }> }) {
  const actor = await requireActor();
  if (!can(actor, "maintenance:read")) return <Forbidden permission="maintenance:read" what="Reading maintenance" />;
  const now = new Date();
  const task = await readTask({ actor, taskId: (await params).taskId, now }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not-found") return null;
    throw error;
  });
  if (!task) notFound();
  const maySign = can(actor, "maintenance:write");

  return (
    <>
      <PageHead
        title={task.title}
        lead={
          <>
            {task.environmentName}, {instanceTitle(task.instance)}, due by {clockTitle(task.dueAt, task.zone)} ({task.zone}). <StatusMark {...taskMark(task.state, task.signOff?.verdict ?? null)} />
          </>
        }
        trail={[
          { label: `Maintenance, ${PERIOD_TITLES[task.period].toLowerCase()}`, href: boardHref(task.period, firstDayOf(task.period, task.instance)) },
          { label: task.environmentName, href: `/environments/${task.environmentId}/maintenance` },
        ]}
      />
      <MaintenanceLive />
      <Stack>
        <p style={{ margin: 0, maxWidth: "70ch" }}>
          {task.instructions}
          {task.evidenceKinds.includes("rollback-rehearsal") ? (
            <>
              {" "}
              <Link href={rehearsalsHref(task.environmentId)}>Rehearsals of {task.environmentName}</Link>
            </>
          ) : null}
        </p>
        <TaskSheet key={task.signOff?.id ?? "open"} task={task} maySign={maySign} today={now.toISOString().slice(0, 10)} />
        {task.corrected.length === 0 ? null : (
          <PanelBox title="Corrected" note="What was signed before; it stays as it was.">
            {task.corrected.map((signOff) => (
              <SignOffLine key={signOff.id} signOff={signOff} />
            ))}
          </PanelBox>
        )}
        <FollowUpList followUps={task.followUps} today={now.toISOString().slice(0, 10)} mayChange={maySign} />
      </Stack>
    </>
  );
}

import Link from "next/link";

import { boardHref, taskHref } from "@/components/maintenance/hrefs";
import { clockTitle, countedPeriods, instanceTitle, PERIOD_TITLES } from "@/components/maintenance/period-words";
import { taskMark } from "@/components/maintenance/task-words";
import { PlainTable } from "@/components/ui/plain-table";
import { StatusMark } from "@/components/ui/status-mark";
import type { BoardEnvironment } from "@/lib/maintenance/board-view";
import type { Period } from "@/lib/maintenance/period-instance";

/** What is to be signed in the present day, week or month. */
export function PresentTasks({ period, environment }: { period: Period; environment: BoardEnvironment }) {
  const { tasks, instance, dueAt, zone, streak, overdue } = environment;
  if (tasks.length === 0) return null;
  return (
    <section aria-label={`${PERIOD_TITLES[period]} tasks`}>
      <h3>
        <Link href={boardHref(period)}>{PERIOD_TITLES[period]}</Link>, {instanceTitle(instance)}
      </h3>
      <p style={{ color: "var(--ph-text-quiet)" }}>
        Due by {clockTitle(dueAt, zone)} ({zone}); streak {countedPeriods(period, streak)}
        {overdue > 0 ? `; ${overdue} overdue in all` : ""}.
      </p>
      <PlainTable
        stacks
        caption={`${PERIOD_TITLES[period]} tasks`}
        columns={[{ header: "Task" }, { header: "State" }, { header: "Signed" }]}
        rows={tasks.map(({ taskId, title, state, verdict, signedBy, signedAt, unusual }) => ({
          key: taskId,
          cells: [
            <Link key="task" href={taskHref(taskId)}>
              {title}
            </Link>,
            <StatusMark key="state" {...taskMark(state, verdict)} />,
            signedBy && signedAt ? `${signedBy}, ${clockTitle(signedAt, zone)}${unusual > 0 ? `; ${unusual} unusual` : ""}` : "–",
          ],
        }))}
      />
    </section>
  );
}

import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { groupBy } from "@/lib/shared/group-by";

import { periodSchema } from "../period-instance";
import { instancesDueIn, spanDays } from "../report-span";
import { countEntries, type ReportEntry, type ReportView } from "../report-view";
import { taskIdOf } from "../task-id";
import { rememberedTimes, taskStateAt, timesOf } from "../task-state";
import { listExtraTasks } from "./internal/extra-task-repository";
import { listMaintained, type MaintainedEnvironment } from "./internal/maintained-environment-repository";
import { listFollowUpRows } from "./internal/follow-up-repository";
import { listReported, type ReportedSignOff } from "./internal/report-repository";
import { askedFromOf, loadTasksOf, type AskedTask } from "./internal/asked-tasks";

/** What was asked for and what was signed in a week or month, of one environment or of all; environments of which nothing was asked are left out. */
export async function readReport({ actor, span, environmentId, now }: { actor: Actor; span: string; environmentId?: string; now: Date }): Promise<ReportView> {
  authorize(actor, "maintenance:read");
  const environments = await listMaintained(environmentId === undefined ? undefined : [environmentId]);
  const ids = environments.map(({ id }) => id);
  const instancesOf = new Map(environments.map(({ id, calendar }) => [id, instancesDueIn(span, calendar.rules)]));
  const instances = [...new Set([...instancesOf.values()].flatMap((list) => list.map(({ instance }) => instance)))];
  const [extraTasks, reported, followUps] = await Promise.all([listExtraTasks(ids), listReported(ids, instances), listFollowUpRows({ environmentIds: ids, instances })]);
  const tasksOf = await loadTasksOf(extraTasks);
  const times = rememberedTimes();
  const reportedOf = groupBy(reported, (one) => one.environmentId);
  const followUpsOf = groupBy(followUps, (one) => one.environmentId);
  const all = environments.map((environment) => {
    const { id, name, system, option, stage, calendar } = environment;
    const entries = entriesOf({ environment, tasks: tasksOf(environment), instances: instancesOf.get(id) ?? [], reported: reportedOf.get(id) ?? [], now, times });
    const signed = new Set(entries.map(({ taskId }) => taskId));
    return { id, name, system, option, stage, zone: calendar.zone, counts: countEntries(entries), entries, followUps: (followUpsOf.get(id) ?? []).filter(({ taskId }) => signed.has(taskId)) };
  });
  const told = all.filter(({ entries }) => entries.length > 0);
  return { span, ...spanDays(span), madeAt: now.toISOString(), counts: countEntries(told.flatMap(({ entries }) => entries)), environments: told };
}

type OfEnvironment = {
  environment: MaintainedEnvironment;
  tasks: readonly AskedTask[];
  instances: readonly { period: ReportEntry["period"]; instance: string }[];
  reported: readonly ReportedSignOff[];
  now: Date;
  times: typeof timesOf;
};

function entriesOf({ environment, tasks, instances, reported, now, times }: OfEnvironment): ReportEntry[] {
  const signedOf = new Map(reported.map((one) => [`${one.taskKey} ${one.instance}`, one]));
  const asked = tasks.flatMap((task) =>
    instances
      .filter(({ period }) => period === task.period)
      .map(({ instance }) => {
        const signed = signedOf.get(`${task.key} ${instance}`);
        signedOf.delete(`${task.key} ${instance}`);
        const state = taskStateAt(times(task.period, instance, environment.calendar), { askedFrom: askedFromOf(task, environment), verdict: signed?.verdict ?? null, now });
        return entryOf({ environmentId: environment.id, taskKey: task.key, title: signed?.taskTitle ?? task.title, period: task.period, instance, state, signed });
      }),
  );
  // Signed under tasks that are asked for no longer.
  const former = [...signedOf.values()].map((signed) =>
    entryOf({ environmentId: environment.id, taskKey: signed.taskKey, title: signed.taskTitle, period: periodSchema.parse(signed.period), instance: signed.instance, state: signed.verdict === "skip" ? "skipped" : "done", signed }),
  );
  return [...asked.filter(({ state }) => state !== "not-asked"), ...former];
}

type OfEntry = { environmentId: string; taskKey: string; title: string; period: ReportEntry["period"]; instance: string; state: ReportEntry["state"]; signed: ReportedSignOff | undefined };

function entryOf({ environmentId, taskKey, title, period, instance, state, signed }: OfEntry): ReportEntry {
  const filledIn = new Map(signed?.byHand.map(({ kind, text }) => [kind, text]));
  const kinds = new Set([...(signed?.untold ?? []), ...filledIn.keys()]);
  return {
    taskId: taskIdOf({ environmentId, taskKey, instance }),
    title,
    period,
    instance,
    state,
    verdict: signed?.verdict ?? null,
    signedBy: signed?.signedBy ?? null,
    signedAt: signed?.signedAt.toISOString() ?? null,
    late: signed?.late ?? false,
    note: signed?.note ?? "",
    unusual: signed?.unusual ?? [],
    byHand: [...kinds].map((kind) => ({ kind, text: filledIn.get(kind) ?? null })),
  };
}

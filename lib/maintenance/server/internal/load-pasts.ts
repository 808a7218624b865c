import "server-only";

import { dayIn } from "../../zoned-time";
import { instanceOn, lastInstances, type Period } from "../../period-instance";
import { periodStateOf, streakOf, type PeriodState } from "../../streak";
import { rememberedTimes, taskStateAt, timesOf, type Verdict } from "../../task-state";
import type { MaintainedEnvironment } from "./maintained-environment-repository";
import { listSigned, type SignedInstance } from "./sign-off-repository";
import { askedFromOf, type AskedTask } from "./asked-tasks";

/** How far back a board looks for what is overdue and for the streak. */
export const LOOKED_BACK: Record<Period, number> = { daily: 31, weekly: 13, monthly: 13 };

export type PastPeriod = { instance: string; state: PeriodState; asked: number; overdue: number; signed: number; signedBy: string[] };
export type Past = { streak: number; overdue: number; newestFirst: PastPeriod[] };

type Input = { period: Period; now: Date; environments: readonly MaintainedEnvironment[]; tasksOf: (environment: MaintainedEnvironment) => readonly AskedTask[]; lookBack?: number };

/** How the last periods of each environment stood, up to its own present one. One statement for all. */
export async function loadPasts({ period, now, environments, tasksOf, lookBack = LOOKED_BACK[period] }: Input): Promise<Map<string, Past>> {
  const presentOf = ({ calendar }: MaintainedEnvironment) => instanceOn(period, dayIn(calendar.zone, now));
  const oldest = environments.map((environment) => lastInstances(period, presentOf(environment), lookBack).at(-1) ?? "").toSorted()[0] ?? "";
  const signed = await listSigned({ environmentIds: environments.map(({ id }) => id), period, from: oldest });
  const signedAt = new Map(signed.map((one) => [`${one.environmentId} ${one.taskKey} ${one.instance}`, one]));
  const times = rememberedTimes();
  return new Map(
    environments.map((environment) => {
      const tasks = tasksOf(environment).filter((task) => task.period === period);
      const find = (task: AskedTask, instance: string) => signedAt.get(`${environment.id} ${task.key} ${instance}`);
      const newestFirst = lastInstances(period, presentOf(environment), lookBack).map((instance) => pastPeriod({ environment, tasks, instance, now, find, times }));
      return [environment.id, { streak: streakOf(newestFirst.map(({ state }) => state)), overdue: newestFirst.reduce((sum, { overdue }) => sum + overdue, 0), newestFirst }];
    }),
  );
}

type OfPeriod = {
  environment: MaintainedEnvironment;
  tasks: readonly AskedTask[];
  instance: string;
  now: Date;
  find: (task: AskedTask, instance: string) => SignedInstance | undefined;
  times: typeof timesOf;
};

function pastPeriod({ environment, tasks, instance, now, find, times }: OfPeriod): PastPeriod {
  const stands = tasks.map((task) => {
    const found = find(task, instance);
    const verdict: Verdict | null = found?.verdict ?? null;
    return { found, state: taskStateAt(times(task.period, instance, environment.calendar), { askedFrom: askedFromOf(task, environment), verdict, now }) };
  });
  const asked = stands.filter(({ state }) => state !== "not-asked");
  return {
    instance,
    state: periodStateOf(stands.map(({ state }) => state)),
    asked: asked.length,
    overdue: asked.filter(({ state }) => state === "overdue").length,
    signed: asked.filter(({ found }) => found !== undefined).length,
    signedBy: [...new Set(asked.flatMap(({ found }) => found?.signedBy ?? []))],
  };
}

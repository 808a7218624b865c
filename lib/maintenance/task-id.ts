import { z } from "zod";

import { periodOf } from "./period-instance";

/** One instance of a task in an environment. */
export type TaskInstance = { environmentId: string; taskKey: string; instance: string };

const PARTS = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([a-z][a-z0-9-]{0,63})\.(\d{4}-W?\d{2}(?:-\d{2})?)$/;

/** As an address has it: environment, task and period, e.g. 0190….dashboards.2026-11-26. */
export const taskIdOf = ({ environmentId, taskKey, instance }: TaskInstance): string => `${environmentId}.${taskKey}.${instance}`;

export function parseTaskId(text: string): TaskInstance | null {
  const [, environmentId, taskKey, instance] = PARTS.exec(text) ?? [];
  return environmentId && taskKey && instance && periodOf(instance) ? { environmentId, taskKey, instance } : null;
}

export const taskIdSchema = z.string().refine((text) => parseTaskId(text) !== null, "A task is ENVIRONMENT.TASK.PERIOD, as the board names it.");

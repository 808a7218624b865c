import { z } from "zod";

import { OPERATION_STATES } from "@/lib/releases/operation-state";
import { capitalize } from "@/lib/shared/capitalize";
import { writtenTextSchema } from "@/lib/shared/text-direction";

/**
 * The life of a rehearsal.
 *
 *   deploying → deployed ⇄ rolling-back → recorded      by hand: a harmless release, then the way back
 *       │           │            └→ stopped
 *       └───────────┴→ stopped
 *   deploying → recorded                                failing: CloudFormation goes back by itself
 */
export const REHEARSAL_STATES = ["deploying", "deployed", "rolling-back", "recorded", "stopped"] as const;
export type RehearsalState = (typeof REHEARSAL_STATES)[number];

/** POST /maintenance/rehearsals */
export const startRehearsalSchema = z.strictObject({
  environmentId: z.uuid(),
  /** Sandbox only: the first resource that the deployment changes fails. */
  failing: z.boolean().default(false),
  note: writtenTextSchema(1_000).default(""),
});
export type StartRehearsal = z.infer<typeof startRehearsalSchema>;

const stepOperationSchema = z.object({ id: z.uuid(), state: z.enum(OPERATION_STATES), stateReason: z.string().nullable() });

export const rehearsalViewSchema = z.object({
  id: z.uuid(),
  environmentId: z.uuid(),
  state: z.enum(REHEARSAL_STATES),
  failing: z.boolean(),
  fromRelease: z.int(),
  harmlessRelease: z.int().nullable(),
  deploy: stepOperationSchema.nullable(),
  rollback: stepOperationSchema.nullable(),
  deploySeconds: z.int().nullable(),
  rollbackSeconds: z.int().nullable(),
  /** Why it was stopped; null: it was not. */
  reason: z.string().nullable(),
  note: z.string(),
  startedBy: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});
export type RehearsalView = z.infer<typeof rehearsalViewSchema>;

/** GET /maintenance/rehearsals */
export const rehearsalsViewSchema = z.object({
  items: z.array(rehearsalViewSchema),
  /** Why none may be started now; null: one may. */
  obstacle: z.string().nullable(),
  isSandbox: z.boolean(),
});
export type RehearsalsView = z.infer<typeof rehearsalsViewSchema>;

/** The task of each plan that rests on a rehearsal. */
export const REHEARSAL_TASK = "rehearsal";

export const isAtWork = (state: RehearsalState): boolean => state !== "recorded" && state !== "stopped";

/** Parameter that every template has and that changes nothing but how long log lines are kept. */
export const HARMLESS_PARAMETER = "LogRetentionDays";
const CHOICES = [1, 3, 5, 7, 14, 30, 60, 90, 180, 365];

/** The next longer time, so that no line is lost; from the longest of all the one before it. */
export function harmlessValue(current: string): string {
  const days = Number(current);
  return String(CHOICES.find((choice) => choice > days) ?? CHOICES.at(-2));
}

/** Whether its rollbacks are rehearsed elsewhere: real people use it, of a real account. */
export const isRehearsedElsewhere = ({ stage, accountKind }: { stage: string; accountKind: string }): boolean => stage === "prod" && accountKind !== "sandbox";

/** Why a rollback may not be rehearsed in an environment; null: it may. */
export function obstacleToRehearsal({ stage, accountKind, runningRelease, hasStack }: { stage: string; accountKind: string; runningRelease: number | null; hasStack: boolean }): string | null {
  if (isRehearsedElsewhere({ stage, accountKind })) return "Rollbacks are rehearsed in the sandbox or in an environment that is not for production.";
  if (!hasStack || runningRelease === null) return "Nothing runs here that one could go back to.";
  return null;
}

/** What giving it up leaves behind: said before it is done, and kept as its reason. */
export function leftByStopping({ state, failing, harmlessRelease }: { state: RehearsalState; failing: boolean; harmlessRelease: number | null }): string {
  const release = harmlessRelease === null ? "the harmless release" : `release ${harmlessRelease}`;
  if (state === "deploying") return failing ? `The deployment of ${release} goes on, and fails or not.` : `The deployment of ${release} goes on.`;
  if (state === "rolling-back") return "The way back goes on.";
  return `${capitalize(release)} stays deployed; going back is asked for on the environment's page.`;
}

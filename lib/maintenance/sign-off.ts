import { z } from "zod";

import { writtenTextSchema } from "@/lib/shared/text-direction";

import { evidenceKindSchema, type EvidenceItem } from "./evidence";
import { civilDaySchema } from "./period-instance";
import { verdictSchema } from "./task-state";

const LONGEST_NOTE = 4_000;

export const byHandSchema = z.strictObject({ kind: evidenceKindSchema, text: writtenTextSchema(2_000).min(1, "Say what you found.") });
export type ByHand = z.infer<typeof byHandSchema>;

export const newFollowUpSchema = z.strictObject({
  title: writtenTextSchema(200).min(1, "Say what is to be done."),
  owner: writtenTextSchema(120).min(1, "Say who does it."),
  dueOn: civilDaySchema,
});
export type NewFollowUp = z.infer<typeof newFollowUpSchema>;

const shared = { byHand: z.array(byHandSchema).max(20).default([]), followUp: newFollowUpSchema.optional() };

/** POST /maintenance/{taskId}/complete. The verdict goes with the evidence that was on the screen: its id. */
export const signOffSchema = z.discriminatedUnion("verdict", [
  z.strictObject({ verdict: z.literal("fine"), note: writtenTextSchema(LONGEST_NOTE).default(""), evidenceId: z.uuid(), ...shared }),
  z.strictObject({ verdict: z.literal("act"), note: writtenTextSchema(LONGEST_NOTE).default(""), evidenceId: z.uuid(), ...shared, followUp: newFollowUpSchema }),
  z.strictObject({ verdict: z.literal("skip"), note: writtenTextSchema(LONGEST_NOTE).min(1, "Say why it is skipped."), evidenceId: z.uuid().nullable().default(null), ...shared }),
]);
export type SignOffInput = z.infer<typeof signOffSchema>;

/** POST /maintenance/{taskId}/correct */
export const correctionSchema = z.strictObject({ corrects: z.uuid(), signOff: signOffSchema });

export const signOffViewSchema = z.object({
  id: z.uuid(),
  verdict: verdictSchema,
  note: z.string(),
  byHand: z.array(byHandSchema),
  evidenceId: z.uuid().nullable(),
  signedBy: z.string(),
  signedAt: z.iso.datetime(),
  late: z.boolean(),
  /** The sign-off in whose place it stands. */
  corrects: z.uuid().nullable(),
});
export type SignOffView = z.infer<typeof signOffViewSchema>;

/** Why the verdict cannot be given on this evidence; null: it can. Nobody calls fine what neither the machine nor a person could tell. */
export function obstacleToVerdict({ verdict, byHand }: Pick<SignOffInput, "verdict" | "byHand">, items: readonly EvidenceItem[]): string | null {
  if (verdict === "skip") return null;
  const filledIn = new Set(byHand.map(({ kind }) => kind));
  const missing = items.filter(({ kind, answer }) => answer.kind === "could-not-tell" && !filledIn.has(kind));
  if (missing.length === 0) return null;
  const [first] = missing;
  return `${missing.length === 1 && first ? `"${first.kind.replaceAll("-", " ")}" could` : `${missing.length} kinds of evidence could`} not be gathered. Fill in what you found, or skip the task with a reason.`;
}

/** Why the follow-up cannot be promised; null: it can, or there is none. `today` as YYYY-MM-DD. */
export const obstacleToFollowUp = (followUp: NewFollowUp | undefined, today: string): string | null =>
  followUp !== undefined && followUp.dueOn < today ? "The follow-up's day has passed: choose today or a later one." : null;

import { z } from "zod";

import { storableMomentSchema } from "@/lib/shared/storable-moment";
import { writtenTextSchema } from "@/lib/shared/text-direction";

const noteSchema = writtenTextSchema(2_000);

export const acknowledgeSchema = z.strictObject({ note: noteSchema.default("") });
export const muteSchema = z.strictObject({ until: storableMomentSchema, note: noteSchema.default("") });
export const unmuteSchema = z.strictObject({ note: noteSchema.default("") });
export const noteActSchema = z.strictObject({ note: noteSchema.min(1, "Write something.") });
/** Null: to nobody. */
export const assignSchema = z.strictObject({ personId: z.uuid().nullable(), note: noteSchema.default("") });

/** What a person does about an alarm. Nothing of it is written to AWS. */
export const alarmActSchema = z.discriminatedUnion("kind", [
  acknowledgeSchema.extend({ kind: z.literal("acknowledge") }),
  muteSchema.extend({ kind: z.literal("mute") }),
  unmuteSchema.extend({ kind: z.literal("unmute") }),
  noteActSchema.extend({ kind: z.literal("note") }),
  assignSchema.extend({ kind: z.literal("assign") }),
]);
export type AlarmAct = z.infer<typeof alarmActSchema>;

const MOST_AT_ONCE = 100;

export const bulkActSchema = z.strictObject({ ids: z.array(z.uuid()).min(1).max(MOST_AT_ONCE, `Act on at most ${MOST_AT_ONCE} alarms at once.`), act: alarmActSchema });

/** Of several alarms that somebody acted on: one that was left as it was, and why. */
export const refusedActSchema = z.object({ id: z.uuid(), kind: z.enum(["unknown", "not-possible"]), reason: z.string() });
export type RefusedAct = z.infer<typeof refusedActSchema>;

/** Why the act makes no sense for an alarm as it stands; null: it does. */
export function actObstacle(act: AlarmAct["kind"], alarm: { state: string; isMuted: boolean; isAcknowledged: boolean }): string | null {
  if (act === "acknowledge" && alarm.state === "OK") return "It is OK: there is nothing to acknowledge.";
  if (act === "acknowledge" && alarm.isAcknowledged) return "Somebody has acknowledged it already.";
  if (act === "unmute" && !alarm.isMuted) return "It is not muted.";
  return null;
}

const LONGEST_MUTE_DAYS = 30;

/** Why an alarm cannot be muted until then; null: it can. A mute without a near end is an alarm that nobody has. */
export function muteProblem(until: Date, now: Date): string | null {
  if (Number.isNaN(until.getTime()) || until <= now) return "Choose a time that is still to come.";
  return until.getTime() - now.getTime() > LONGEST_MUTE_DAYS * 86_400_000 ? `Mute for at most ${LONGEST_MUTE_DAYS} days.` : null;
}

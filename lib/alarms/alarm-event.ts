import { z } from "zod";

const stateSchema = z.object({ value: z.string().min(1), reason: z.string().default(""), reasonData: z.string().nullish(), timestamp: z.string().min(1) });
const detailSchema = z.object({ alarmName: z.string().min(1), state: stateSchema, previousState: z.object({ value: z.string() }).nullish() });

/** A change of an alarm's state as EventBridge tells it ("CloudWatch Alarm State Change"). */
export type AlarmEvent = { alarmName: string; at: Date; state: string; previousState: string | null; reason: string; reasonData: string | null };

/** Null: a message about something else, or one that cannot be read. Its own time is to the millisecond, the envelope's to the second. */
export function readAlarmEvent(message: { source: string; detailType: string; at: Date; detail: unknown }): AlarmEvent | null {
  if (message.source !== "aws.cloudwatch" || message.detailType !== "CloudWatch Alarm State Change") return null;
  const parsed = detailSchema.safeParse(message.detail);
  if (!parsed.success) return null;
  const { alarmName, state, previousState } = parsed.data;
  // "2026-11-26T12:00:00.123+0000": ISO 8601 without the colon that JavaScript wants.
  const at = new Date(state.timestamp.replace(/([+-]\d{2})(\d{2})$/, "$1:$2"));
  return { alarmName, at: Number.isNaN(at.getTime()) ? message.at : at, state: state.value, previousState: previousState?.value ?? null, reason: state.reason, reasonData: state.reasonData ?? null };
}

import { z } from "zod";

/** How this browser calls when an alarm goes off; off until somebody wants it. */
export type AlarmAlerts = { sound: boolean; notification: boolean };

const KEY = "pilothouse.alarm-alerts";
const OFF: AlarmAlerts = { sound: false, notification: false };
const storedSchema = z.object({ sound: z.boolean(), notification: z.boolean() });

export function readAlarmAlerts(storage: Pick<Storage, "getItem">): AlarmAlerts {
  try {
    return storedSchema.safeParse(JSON.parse(storage.getItem(KEY) ?? "null")).data ?? OFF;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof DOMException) return OFF; // a browser that keeps nothing calls nobody
    throw error;
  }
}

export function keepAlarmAlerts(storage: Pick<Storage, "setItem">, alerts: AlarmAlerts): void {
  storage.setItem(KEY, JSON.stringify(alerts));
}

const HEARD_KEY = "pilothouse.alarm-heard";

/** True in the first tab that asks about a moment of an alarm: one browser calls once, however many tabs are open. */
export function isFirstToHear(storage: Pick<Storage, "getItem" | "setItem">, alarm: { id: string; since: string }): boolean {
  const mark = `${alarm.id} ${alarm.since}`;
  const heard = (storage.getItem(HEARD_KEY) ?? "").split("\n");
  if (heard.includes(mark)) return false;
  storage.setItem(HEARD_KEY, [mark, ...heard].slice(0, 50).join("\n"));
  return true;
}

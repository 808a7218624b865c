import type { Mark } from "@/components/ui/status-mark";
import { formatDuration } from "@/components/ui/format-time";
import type { AlarmAct } from "@/lib/alarms/alarm-act";
import type { AlarmStanding } from "@/lib/alarms/alarm-standing";
import type { AlarmView, HistoryEntry, Suspect } from "@/lib/alarms/alarm-view";

export const STANDING_WORDS: Record<AlarmStanding, string> = { "in-alarm": "In alarm", "no-data": "No figures", unknown: "Not known", ok: "OK" };

/** How an alarm stands. One without figures is never shown as well. */
export function alarmMark({ standing, severity, state }: Pick<AlarmView, "standing" | "severity" | "state">): Mark {
  switch (standing) {
    case "in-alarm":
      return severity === "critical" ? { tone: "error", word: "Critical" } : { tone: "warning", word: "Warning" };
    case "no-data":
      return { tone: "unknown", word: STANDING_WORDS["no-data"] };
    case "unknown":
      return { tone: "unknown", word: state };
    case "ok":
      return { tone: "success", word: STANDING_WORDS.ok };
  }
}

export const alarmName = ({ title, name }: Pick<AlarmView, "title" | "name">): string => title ?? name;

/** Whose it is, in a word or two. */
export function deskWords({ owner, acknowledged, muted, standing }: AlarmView): string | null {
  const parts = [
    ...(muted ? ["muted"] : []),
    ...(owner ? [owner.name] : []),
    ...(acknowledged && acknowledged.by !== owner?.name ? [`acknowledged by ${acknowledged.by}`] : acknowledged ? ["acknowledged"] : []),
  ];
  if (parts.length > 0) return parts.join(", ");
  return standing === "in-alarm" ? "nobody’s" : null;
}

export const suspectWords = ({ release, secondsBefore }: Suspect): string => `release ${release} suspect (${formatDuration(secondsBefore)} before)`;

export const ACTION_WORDS: Record<AlarmView["action"], string> = {
  set: "AWS tells a topic or acts when it goes off",
  none: "Without an action: AWS tells nobody when it goes off",
  off: "Its actions are switched off: AWS tells nobody when it goes off",
};

export const ACT_WORDS: Record<AlarmAct["kind"], { button: string; title: string; done: string }> = {
  acknowledge: { button: "Acknowledge…", title: "Acknowledge", done: "Acknowledged" },
  assign: { button: "Assign…", title: "Assign", done: "Assigned" },
  mute: { button: "Mute until…", title: "Mute", done: "Muted" },
  unmute: { button: "Unmute", title: "Unmute", done: "Unmuted" },
  note: { button: "Write a note…", title: "Write a note on", done: "Noted on" },
};

/** One entry of an alarm's history as a sentence, without its time. */
export function historyWords(entry: HistoryEntry): string {
  switch (entry.kind) {
    case "change":
      return `${entry.standing === "unknown" ? entry.state : STANDING_WORDS[entry.standing]}: ${entry.words}`;
    case "release":
      return `Release ${entry.release} began to run${entry.note ? `: ${entry.note}` : ""}`;
    case "act": {
      const what = actSentence(entry);
      return entry.note ? `${what}: ${entry.note}` : what;
    }
  }
}

function actSentence({ act, by, owner }: Extract<HistoryEntry, { kind: "act" }>): string {
  switch (act) {
    case "acknowledge":
      return `${by} acknowledged it`;
    case "assign":
      return owner === null ? `${by} took it from its owner` : owner === by ? `${by} took it` : `${by} gave it to ${owner}`;
    case "mute":
      return `${by} muted it`;
    case "unmute":
      return `${by} unmuted it`;
    case "note":
      return by;
  }
}

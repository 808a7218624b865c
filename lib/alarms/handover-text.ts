import { utcMinute } from "@/lib/shared/utc-minute";

import type { AlarmView } from "./alarm-view";

/** What the one who takes over has to know, as plain text for a message or a mail: what is open, whose it is, what was muted and until when. `isWhole` false: there are more such alarms than are told. */
export function handoverText({ alarms, isWhole = true, at, by }: { alarms: readonly AlarmView[]; isWhole?: boolean; at: Date; by: string }): string {
  const ringing = alarms.filter(({ standing, muted }) => standing === "in-alarm" && !muted);
  const parts = [
    { title: "Open, nobody's", lines: ringing.filter(({ owner, acknowledged }) => !owner && !acknowledged) },
    { title: "In hand", lines: ringing.filter(({ owner, acknowledged }) => owner ?? acknowledged) },
    { title: "Muted", lines: alarms.filter(({ muted }) => muted) },
    { title: "Without figures: nobody can tell", lines: alarms.filter(({ standing, muted }) => (standing === "no-data" || standing === "unknown") && !muted) },
  ];
  const told = parts.flatMap(({ title, lines }) => (lines.length === 0 ? [] : [`${title} (${lines.length})`, ...lines.map(lineOf), ""]));
  const rest = isWhole ? [] : [`There are more than these ${alarms.length}, which are the most urgent: the list of alarms has them all.`, ""];
  return [`Hand-over of ${utcMinute(at)}, by ${by}`, "", ...rest, ...(told.length === 0 ? ["Nothing is in alarm, nothing is muted, every alarm has figures.", ""] : told)].join("\n");
}

function lineOf(alarm: AlarmView): string {
  const { name, title, environment, severity, since, reasonWords, suspect, acknowledged, owner, muted } = alarm;
  const facts = [
    `since ${utcMinute(new Date(since))}`,
    ...(owner ? [`owner ${owner.name}`] : []),
    ...(acknowledged ? [`acknowledged by ${acknowledged.by} at ${utcMinute(new Date(acknowledged.at))}${acknowledged.note ? `: “${acknowledged.note}”` : ""}`] : []),
    ...(suspect ? [`release ${suspect.release} suspect (${Math.round(suspect.secondsBefore / 60)} min before)`] : []),
    ...(muted ? [`muted by ${muted.by} until ${utcMinute(new Date(muted.until))}`] : []),
  ];
  return `- ${environment?.name ?? "no environment"}: ${title ?? name} [${severity}], ${facts.join(", ")}. ${reasonWords}`;
}

import Link from "next/link";

import { StatusMark, type Mark } from "@/components/ui/status-mark";
import type { EnvironmentView } from "@/lib/environments/environment-view";

import { environmentAlarmsHref } from "./hrefs";

type Counts = Pick<EnvironmentView, "alarmsInAlarm" | "alarmsWithoutData" | "alarmsTotal" | "alarmsUnreadSince">;

/** How an environment's alarms stand, in one cell; a dash where they were never read, which is not the same as well. */
export function EnvironmentAlarmsCell({ environment }: { environment: Counts & Pick<EnvironmentView, "id"> }) {
  const mark = alarmsMark(environment);
  if (!mark) return <>–</>;
  return (
    <Link href={environmentAlarmsHref(environment.id)}>
      <StatusMark {...mark} quiet />
    </Link>
  );
}

/** Null: not known. */
export function alarmsMark({ alarmsInAlarm: inAlarm, alarmsWithoutData: withoutData, alarmsTotal: total, alarmsUnreadSince: unreadSince }: Counts): Mark | null {
  if (inAlarm === null || withoutData === null || total === null) return null;
  const silent = withoutData > 0 ? `${withoutData} without figures` : "";
  // What rang when AWS last told may ring still; what was well then may not be.
  if (unreadSince !== null) return { tone: "unknown", word: inAlarm > 0 ? `${inAlarm} in alarm when last read` : "cannot be read" };
  if (inAlarm > 0) return { tone: "warning", word: [`${inAlarm} in alarm`, silent].filter(Boolean).join(", ") };
  if (withoutData > 0) return { tone: "unknown", word: silent };
  return total === 0 ? { tone: "stopped", word: "none" } : { tone: "success", word: `${total} OK` };
}

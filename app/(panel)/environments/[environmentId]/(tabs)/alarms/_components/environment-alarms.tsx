"use client";

import { AlarmDesk } from "@/components/alarms/alarm-desk";
import { useLiveAlarms } from "@/components/alarms/use-live-alarms";
import { byUrgency } from "@/lib/alarms/alarm-order";
import type { AlarmView } from "@/lib/alarms/alarm-view";

type EnvironmentAlarmsProps = { environmentId: string; alarms: readonly AlarmView[]; me: string | null; mayAct: boolean; mayRun: boolean };

/** The alarms of one environment's stack. */
export function EnvironmentAlarms({ environmentId, alarms: read, me, mayAct, mayRun }: EnvironmentAlarmsProps) {
  const [alarms, hear] = useLiveAlarms(read, [`environment:${environmentId}`], ({ environment, missingSince }) => environment?.id === environmentId && missingSince === null);
  return (
    <AlarmDesk
      alarms={byUrgency(alarms)}
      me={me}
      mayAct={mayAct}
      mayRun={mayRun}
      empty={{ title: "No alarm", text: "AWS has none of this environment’s stack. After a launch they appear within a minute." }}
      onChanged={hear}
    />
  );
}

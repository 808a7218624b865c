"use client";

import { useQueryClient } from "@tanstack/react-query";

import { useHeardSince } from "@/components/live/use-heard-since";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { useLiveTopics } from "@/components/live/use-live-topics";
import type { AlarmView } from "@/lib/alarms/alarm-view";
import { alarmQuery } from "@/lib/alarms/queries";

/**
 * The alarms as read, each replaced by what the stream says of it since; those that were not among them and belong there now are added, and
 * those that do not any more are left out. The list is read again soon after, for its figures and order.
 */
export function useLiveAlarms(read: readonly AlarmView[], topics: readonly string[], belongs: (alarm: AlarmView) => boolean): [alarms: readonly AlarmView[], hear: (alarms: readonly AlarmView[]) => void] {
  const queryClient = useQueryClient();
  const refresh = useLiveRefresh();
  const [heard, hear] = useHeardSince<AlarmView>(read);

  useLiveTopics(
    topics,
    (message) => {
      if (message.kind !== "alarm") return;
      hear(message.alarm.id, message.alarm);
      void queryClient.invalidateQueries({ queryKey: alarmQuery(message.alarm.id).queryKey });
      refresh();
    },
    refresh,
  );
  const known = new Set(read.map(({ id }) => id));
  const added = Object.values(heard).filter((alarm) => !known.has(alarm.id));
  const alarms = [...added, ...read.map((alarm) => heard[alarm.id] ?? alarm)].filter((alarm) => belongs(alarm));
  return [alarms, (news) => news.forEach((alarm) => hear(alarm.id, alarm))];
}

"use client";

import { useQuery } from "@tanstack/react-query";

import { alarmsSentence } from "@/components/alarms/alarms-sentence";
import type { AlarmCounts } from "@/lib/alarms/alarm-view";
import { alarmCountsQuery } from "@/lib/alarms/queries";

/** What is wrong now, by the same figures as the navigation's: the two never contradict each other. */
export function AlarmsLead({ read, wasAsked, isPartlyUnread }: { read: AlarmCounts; wasAsked: boolean; isPartlyUnread: boolean }) {
  const { data } = useQuery(alarmCountsQuery());
  return alarmsSentence(data ?? read, wasAsked, isPartlyUnread);
}

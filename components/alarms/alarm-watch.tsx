"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import { useLiveTopics } from "@/components/live/use-live-topics";
import type { AlarmView } from "@/lib/alarms/alarm-view";
import { alarmCountsQuery } from "@/lib/alarms/queries";

import { isFirstToHear, readAlarmAlerts } from "./alarm-alerts";
import { alarmName } from "./alarm-words";
import { beep } from "./beep";
import { alarmHref } from "./hrefs";

/** On every page: keeps the figures of the navigation, puts the number of open alarms into the tab's title, and calls where that is wanted. */
export function AlarmWatch() {
  const queryClient = useQueryClient();
  const { data: counts } = useQuery(alarmCountsQuery());
  const readAgain = () => void queryClient.invalidateQueries({ queryKey: alarmCountsQuery().queryKey });
  useLiveTopics(
    ["alarms"],
    (message) => {
      if (message.kind !== "alarm") return;
      readAgain();
      call(message.alarm);
    },
    readAgain,
  );
  useTitleCount(counts?.open ?? 0);
  return null;
}

function call(alarm: AlarmView): void {
  if (alarm.standing !== "in-alarm" || alarm.acknowledged || alarm.muted) return;
  const { sound, notification } = readAlarmAlerts(window.localStorage);
  if ((!sound && !notification) || !isFirstToHear(window.localStorage, alarm)) return;
  if (sound) beep();
  if (notification && "Notification" in window && Notification.permission === "granted") {
    const shown = new Notification(`${alarm.environment?.name ?? "Alarm"}: ${alarmName(alarm)}`, { body: alarm.reasonWords, tag: alarm.id });
    shown.addEventListener("click", () => window.open(alarmHref(alarm.id), "_self"));
  }
}

const COUNTED = /^\(\d+\) /;

/** "(3) Alarms – Pilothouse". Each page writes its own title; the number is put in front again whenever one does. */
function useTitleCount(count: number): void {
  useEffect(() => {
    const mark = () => {
      const plain = document.title.replace(COUNTED, "");
      const wanted = count === 0 ? plain : `(${count}) ${plain}`;
      if (document.title !== wanted) document.title = wanted;
    };
    mark();
    const observer = new MutationObserver(mark);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [count]);
}

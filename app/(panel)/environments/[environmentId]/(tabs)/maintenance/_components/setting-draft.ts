import type { Setting } from "@/lib/maintenance/setting";

export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** The form's fields, all text. */
export type SettingDraft = Record<"zone" | "dailyTime" | "weekday" | "weeklyTime" | "monthDay" | "monthlyTime" | "responsible" | "countsFrom", string>;

export const settingDraft = ({ zone, dueRules: { daily, weekly, monthly }, responsible, countsFrom }: Setting): SettingDraft => ({
  zone,
  dailyTime: daily.time,
  weekday: String(weekly.weekday),
  weeklyTime: weekly.time,
  monthDay: monthly.on === "last-working-day" ? "" : String(monthly.on),
  monthlyTime: monthly.time,
  responsible,
  countsFrom: countsFrom ?? "",
});

/** As the API takes it; what is wrong with it, its schema says. */
export const toSetting = ({ zone, dailyTime, weekday, weeklyTime, monthDay, monthlyTime, responsible, countsFrom }: SettingDraft): Setting => ({
  zone: zone.trim(),
  dueRules: { daily: { time: dailyTime }, weekly: { weekday: Number(weekday), time: weeklyTime }, monthly: { on: monthDay === "" ? "last-working-day" : Number(monthDay), time: monthlyTime } },
  responsible,
  countsFrom: countsFrom === "" ? null : countsFrom,
});

import type { Period } from "@/lib/maintenance/period-instance";

export const boardHref = (period: Period, date?: string | null): string => {
  const asked = new URLSearchParams();
  if (period !== "daily") asked.set("period", period);
  if (date) asked.set("date", date);
  return asked.size === 0 ? "/maintenance" : `/maintenance?${asked}`;
};

export const taskHref = (taskId: string): string => `/maintenance/tasks/${taskId}`;

export const reportHref = (span: string, environmentId?: string): string => `/maintenance/report?span=${span}${environmentId ? `&environmentId=${environmentId}` : ""}`;

export const rehearsalsHref = (environmentId: string): string => `/environments/${environmentId}/maintenance#rehearse`;

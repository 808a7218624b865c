import type { Notice } from "@/lib/notifications/notice";
import type { HealthState } from "@/lib/environments/health-summary";

type Change = { environment: { id: string; name: string; stage: string }; from: HealthState; to: HealthState; failingSince: Date | null; reason: string | null; at: Date };

/** What people hear of a change of health: that it fails, and that it answers again. First signs of life and silence are no news. */
export function healthNotice({ environment, from, to, failingSince, reason, at }: Change): Notice | null {
  const rest = {
    kind: "health",
    environment: { id: environment.id, name: environment.name },
    path: `/environments/${environment.id}/health`,
    at: at.toISOString(),
  } as const;
  if (to === "failing" && from !== "failing")
    return {
      ...rest,
      severity: environment.stage === "prod" ? "critical" : "warning",
      title: `${environment.name} does not answer as it should`,
      text: `Its health address failed twice in a row. ${reason ?? ""} Look at what was released or changed last, and at its alarms.`.replace(/\s+/g, " "),
      key: `health:${environment.id}:failing:${at.toISOString()}`,
    };
  if (to === "well" && from === "failing")
    return {
      ...rest,
      severity: "info",
      title: `${environment.name} answers again`,
      text: failingSince === null ? "Its health address answers as it should." : `Its health address answers as it should. It had failed since ${failingSince.toISOString()}.`,
      key: `health:${environment.id}:well:${at.toISOString()}`,
    };
  return null;
}

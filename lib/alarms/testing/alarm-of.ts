import { alarmStanding } from "../alarm-standing";
import type { AlarmView } from "../alarm-view";

/** An alarm with what a test is about; the rest is of no matter. */
export function alarmOf(change: Partial<AlarmView> = {}): AlarmView {
  const state = change.state ?? "ALARM";
  return {
    id: "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d11",
    accountId: "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d12",
    region: "us-east-1",
    arn: "arn:aws:cloudwatch:us-east-1:111122223333:alarm:a",
    name: "pilothouse-shop-ApiErrorsAlarm-1A2B3C4D5E6F",
    title: "API errors",
    kind: "metric",
    environment: { id: "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d13", name: "shop", stage: "prod" },
    logicalId: "ApiErrorsAlarm",
    severity: "critical",
    state,
    standing: alarmStanding(state),
    since: "2026-11-26T12:00:00.000Z",
    reasonWords: "5XX rate was 6.2 % in 3 of 3 minutes; the limit is 5 %.",
    suspect: null,
    acknowledged: null,
    owner: null,
    muted: null,
    action: "set",
    asOf: "2026-11-26T12:01:00.000Z",
    missingSince: null,
    ...change,
  };
}

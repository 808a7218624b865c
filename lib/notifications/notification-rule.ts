import { z } from "zod";

import { NOTICE_KINDS, SEVERITIES, type Notice, type NoticeKind, type Severity } from "./notice";

/** From which severity on a kind is told; "nothing" turns it off. */
export const FROM_SEVERITIES = ["nothing", ...SEVERITIES] as const;
export type FromSeverity = (typeof FROM_SEVERITIES)[number];

export const notificationRuleSchema = z.strictObject({
  /** Null: every environment that has no rule of its own for the kind, and what belongs to none. */
  environmentId: z.uuid().nullable(),
  kind: z.enum(NOTICE_KINDS),
  from: z.enum(FROM_SEVERITIES),
});
export type NotificationRule = z.infer<typeof notificationRuleSchema>;

const RANK: Record<Severity, number> = { info: 0, warning: 1, critical: 2 };

/** What a new channel is told of: everything of some weight. */
export const usualRules = (): NotificationRule[] => NOTICE_KINDS.map((kind) => ({ environmentId: null, kind, from: kind === "approval" || kind === "task" ? "info" : "warning" }));

/** The level that rules give a kind in an environment (null: no single one); without any rule nothing is told. */
export function levelOf(rules: readonly NotificationRule[], kind: NoticeKind, environmentId: string | null): FromSeverity {
  const ofKind = rules.filter((rule) => rule.kind === kind);
  const own = environmentId === null ? undefined : ofKind.find((rule) => rule.environmentId === environmentId);
  return (own ?? ofKind.find((rule) => rule.environmentId === null))?.from ?? "nothing";
}

/** Whether somebody with these rules wants to hear of it. */
export function wants(rules: readonly NotificationRule[], { kind, severity, environment }: Pick<Notice, "kind" | "severity" | "environment">): boolean {
  const from = levelOf(rules, kind, environment?.id ?? null);
  return from !== "nothing" && RANK[severity] >= RANK[from];
}

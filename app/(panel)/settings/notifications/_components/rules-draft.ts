import { NOTICE_KINDS, type NoticeKind } from "@/lib/notifications/notice";
import type { FromSeverity, NotificationRule } from "@/lib/notifications/notification-rule";

/** One row of the matrix: what is told of an environment (null: of all that have no row of their own), kind by kind; null: as for all. */
export type RulesRow = { environmentId: string | null; name: string; levels: Record<NoticeKind, FromSeverity | null> };

const levels = (of: (kind: NoticeKind) => FromSeverity | null): RulesRow["levels"] => ({
  alarm: of("alarm"),
  operation: of("operation"),
  approval: of("approval"),
  task: of("task"),
  budget: of("budget"),
  health: of("health"),
});

export const emptyRow = (environmentId: string, name: string): RulesRow => ({ environmentId, name, levels: levels(() => null) });

/** The matrix of stored rules; the row for all is always there, and first. */
export function rowsOf(rules: readonly (NotificationRule & { environmentName: string | null })[]): RulesRow[] {
  const fromOf = (environmentId: string | null, kind: NoticeKind) => rules.find((rule) => rule.environmentId === environmentId && rule.kind === kind)?.from ?? null;
  const own = new Map(rules.flatMap(({ environmentId, environmentName }) => (environmentId === null ? [] : [[environmentId, environmentName ?? ""] as const])));
  return [
    { environmentId: null, name: "All environments", levels: levels((kind) => fromOf(null, kind) ?? "nothing") },
    ...[...own].map(([environmentId, name]) => ({ environmentId, name, levels: levels((kind) => fromOf(environmentId, kind)) })),
  ];
}

/** The rules that a matrix comes down to; what is as for all needs none. */
export const rulesOf = (rows: readonly RulesRow[]): NotificationRule[] =>
  rows.flatMap(({ environmentId, levels: of }) =>
    NOTICE_KINDS.flatMap((kind) => {
      const from = of[kind];
      return from === null || (environmentId === null && from === "nothing") ? [] : [{ environmentId, kind, from }];
    }),
  );

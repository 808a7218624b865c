import { formatDuration } from "@/components/ui/format-time";
import { RESOURCE_PHASES } from "@/lib/catalog/resource-phase";
import type { TimelineRow, TimelineState } from "@/lib/releases/resource-timeline";

type ResourceState = TimelineState;

/** Sign and word of each state: bars differ by pattern and sign too, so that colour never speaks alone. */
export const RESOURCE_STATE: Record<ResourceState, { sign: string; word: string }> = {
  waiting: { sign: "○", word: "waiting" },
  "in-progress": { sign: "●", word: "in progress" },
  done: { sign: "✓", word: "done" },
  failed: { sign: "✖", word: "failed" },
  kept: { sign: "◇", word: "kept in AWS" },
  "rolled-back": { sign: "↶", word: "taken back" },
  "could-not-tell": { sign: "?", word: "could not tell" },
};

/** How the operation stands: what has not begun is still to come, was not needed in the end, or was not reached. */
export type TimelineCourse = "running" | "succeeded" | "stopped";

/** What stands at the end of a bar: "540 s of about 600 s". */
export function timeWords(row: { state: ResourceState; spentSeconds: number | null; expectedSeconds: number | null; course: TimelineCourse }): string {
  const { state, spentSeconds, expectedSeconds, course } = row;
  const spent = spentSeconds === null ? null : spentSeconds < 1 ? "under 1 s" : formatDuration(spentSeconds);
  switch (state) {
    case "waiting":
      if (course !== "running") return course === "succeeded" ? "not needed" : "not reached";
      return expectedSeconds !== null && expectedSeconds >= 1 ? `about ${formatDuration(expectedSeconds)}` : "waiting";
    case "in-progress":
      if (spent === null) return "in progress";
      return spentSeconds !== null && expectedSeconds !== null && expectedSeconds > spentSeconds ? `${spent} of about ${formatDuration(expectedSeconds)}` : spent;
    case "done":
      return spent ?? "done";
    case "failed":
      return spent === null ? "failed" : `failed, ${spent}`;
    case "kept":
      return "kept in AWS";
    case "rolled-back":
      return "taken back";
    case "could-not-tell":
      return "could not tell";
  }
}

export const TIMELINE_FILTERS = ["all", "open", "failed"] as const;
export type TimelineFilter = (typeof TIMELINE_FILTERS)[number];

/** Whether a resource is shown under the filter; what nobody can tell counts as open and as failed: it wants a look either way. */
export function passesFilter(state: ResourceState, filter: TimelineFilter): boolean {
  if (filter === "all" || state === "could-not-tell") return true;
  return filter === "failed" ? state === "failed" : state !== "done" && state !== "kept";
}

type RowGroup<Row> = { phase: string; rows: Row[]; done: number };

/** Rows by phase: phases in the order in which people think of a launch, rows in order of dependency. */
export function groupByPhase<Row extends { phase: string; level: number; state: ResourceState }>(rows: readonly Row[]): RowGroup<Row>[] {
  const groups = new Map<string, RowGroup<Row>>();
  for (const row of [...rows].sort((a, b) => a.level - b.level)) {
    const group = groups.get(row.phase) ?? { phase: row.phase, rows: [], done: 0 };
    group.rows.push(row);
    if (row.state === "done" || row.state === "kept") group.done += 1;
    groups.set(row.phase, group);
  }
  return [...groups.values()].sort((a, b) => placeOf(a.phase) - placeOf(b.phase));
}

/** A phase that is not known stands last. */
function placeOf(phase: string): number {
  const place = RESOURCE_PHASES.findIndex((known) => known === phase);
  return place < 0 ? RESOURCE_PHASES.length : place;
}

/** Once the operation is over, what began and never finished can no longer be told: it is not shown as if it went on. */
export const settledRow = (row: TimelineRow): TimelineRow => (row.state === "in-progress" ? { ...row, state: "could-not-tell" } : row);

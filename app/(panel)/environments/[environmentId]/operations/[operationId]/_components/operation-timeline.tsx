"use client";

import SegmentedControl from "@cloudscape-design/components/segmented-control";
import { useMemo } from "react";

import { ResourceTimelineChart } from "@/components/releases/resource-timeline-chart";
import { settledRow, TIMELINE_FILTERS, type TimelineFilter } from "@/components/releases/timeline-words";
import { useUrlChoice } from "@/components/releases/use-url-choice";
import { PanelBox } from "@/components/ui/panel-box";
import type { OperationView, StackEventView } from "@/lib/releases/operation-view";
import { buildResourceTimeline } from "@/lib/releases/resource-timeline";

const FILTER_WORDS: Record<TimelineFilter, string> = { all: "All", open: "Not done", failed: "Failed" };

/** One bar per resource. The choice of what is shown stands in the URL, so that a link shows a colleague the same. */
export function OperationTimeline({ operation, events, nowMs }: { operation: OperationView; events: readonly StackEventView[]; nowMs: number | null }) {
  const [filter, setFilter] = useUrlChoice("show", TIMELINE_FILTERS, "all");
  const { preview, startedAt, requestedAt, endedAt } = operation;
  const over = nowMs === null;
  const rows = useMemo(() => {
    const built = buildResourceTimeline({ changes: preview?.changes ?? [], events, stackName: operation.stackName });
    return over ? built.map(settledRow) : built;
  }, [preview, events, operation.stackName, over]);
  const startMs = Math.min(Date.parse(startedAt ?? requestedAt), ...rows.flatMap(({ startedAt: at }) => (at ? [Date.parse(at)] : [])));
  return (
    <PanelBox
      title="Timeline"
      note={endedAt ? "Each resource as it went." : "Hatched: still expected."}
      actions={
        <SegmentedControl
          label="Which resources"
          selectedId={filter}
          options={TIMELINE_FILTERS.map((id) => ({ id, text: FILTER_WORDS[id] }))}
          onChange={({ detail }) => setFilter(TIMELINE_FILTERS.find((known) => known === detail.selectedId) ?? "all")}
        />
      }
    >
      <ResourceTimelineChart rows={rows} startMs={startMs} nowMs={nowMs} course={over ? (operation.state === "succeeded" ? "succeeded" : "stopped") : "running"} filter={filter} />
    </PanelBox>
  );
}

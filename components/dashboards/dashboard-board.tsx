"use client";

import { useEffect, useMemo } from "react";

import type { ReleaseMark } from "@/components/charts/chart-marks";
import { chartZone } from "@/components/charts/chart-zone";
import { EmptyState } from "@/components/ui/empty-state";
import { useReaderZone } from "@/components/ui/reader-clock";
import type { DashboardView } from "@/lib/dashboards/dashboard-view";
import type { DashboardSource } from "@/lib/dashboards/queries";

import { BoardProvider, type Board } from "./board-context";
import { costOfLook } from "./cost-of-look";
import { boundedRange, endsNow, refreshSeconds, shownRange } from "./dashboard-address";
import { DashboardControls } from "./dashboard-controls";
import { PinnedMoment } from "./pinned-moment";
import { ReleasesShown } from "./releases-shown";
import { Remarks } from "./remarks";
import { endingBy, steppedRange } from "./stepped-range";
import { addressNow, useDashboardAddress } from "./use-dashboard-address";
import { useRefreshedNow } from "./use-refreshed-now";
import { VariableControls } from "./variable-controls";
import { Widget } from "./widget";
import styles from "./board.module.css";

type DashboardBoardProps = {
  view: DashboardView;
  source: DashboardSource;
  releases: readonly ReleaseMark[];
  /** The environment whose logs belong to its charts; null: not known. */
  environmentId: string | null;
  /** Other values of variables were chosen; for whom the server does not read the view again. */
  onVariables?: (variables: Readonly<Record<string, string>>) => void;
};

/** A dashboard: its controls, what it costs to look at, and its widgets on CloudWatch's grid of 24 columns. */
export function DashboardBoard({ view, source, releases, environmentId, onVariables }: DashboardBoardProps) {
  const { address, go } = useDashboardAddress();
  const readerZone = useReaderZone();
  const pageZone = address.zone === "utc" ? "UTC" : readerZone;
  const zone = useMemo(() => chartZone(null, pageZone), [pageZone]);
  const isMoving = endsNow(address, view.range);
  const { nowMs, refresh, everySeconds } = useMovingNow(view, isMoving, address);
  const range = shownRange(address, view.range, nowMs);
  const { start, end } = range;

  // Escape takes back what dragging chose, also before that is drawn; a field or menu that uses it for itself stops it before.
  useEffect(() => {
    const press = (event: KeyboardEvent) => event.key === "Escape" && !event.defaultPrevented && addressNow().absolute !== null && go({ absolute: null }, "push");
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [go]);

  const board: Board = useMemo(
    () => ({
      source,
      range: { start, end },
      variables: address.variables,
      zone: pageZone,
      compares: address.compares,
      pinned: address.pinned,
      releases,
      zoom: (wanted) => {
        const absolute = boundedRange(endingBy(wanted, Math.max(end, Math.floor(Date.now() / 1_000))));
        if (absolute) go({ absolute }, "push");
      },
      pin: (pinned) => go({ pinned }, "replace"),
    }),
    [source, start, end, address.variables, pageZone, address.compares, address.pinned, releases, go],
  );

  // As a reader goes through them, and as they stand below each other on a narrow screen.
  const widgets = view.widgets.toSorted((a, b) => a.place.y - b.place.y || a.place.x - b.place.x);
  return (
    <BoardProvider value={board}>
      <div className={styles.board}>
        <DashboardControls address={address} range={range} zone={zone} isMoving={isMoving} everySeconds={everySeconds} onChange={go} onStep={(step) => board.zoom(steppedRange(range, step, address.pinned))} onRefresh={refresh} />
        <VariableControls
          // What is chosen shows at once, before the view comes that has it.
          variables={view.variables.map((variable) => ({ ...variable, value: address.variables[variable.id] ?? variable.value }))}
          onChoose={(id, value) => {
            const variables = { ...address.variables, [id]: value };
            go({ variables }, "push");
            onVariables?.(variables);
          }}
        />
        {address.pinned === null ? null : <PinnedMoment seconds={address.pinned} zone={zone} address={address} range={range} environmentId={environmentId} onUnpin={() => go({ pinned: null }, "replace")} />}
        {environmentId ? <ReleasesShown releases={releases} range={range} zone={zone} environmentId={environmentId} /> : null}
        <p className={styles.quiet}>{costOfLook(view, isMoving && address.refreshes)}.</p>
        <Remarks remarks={view.remarks} />
        {widgets.length === 0 ? (
          <EmptyState title="This dashboard has no widgets" />
        ) : (
          <div className={styles.frame}>
            <div className={styles.grid}>
              {widgets.map((widget) => (
                <Widget key={widget.index} widget={widget} />
              ))}
            </div>
          </div>
        )}
      </div>
    </BoardProvider>
  );
}

/** Asks again at the pace at which there can be new points. */
function useMovingNow(view: DashboardView, isMoving: boolean, address: ReturnType<typeof useDashboardAddress>["address"]) {
  const readAtMs = Date.parse(view.asOf);
  const { start, end } = shownRange(address, view.range, readAtMs);
  const everySeconds = refreshSeconds(view.cost.refreshSeconds, end - start);
  return { ...useRefreshedNow({ readAtMs, everySeconds, isOn: isMoving && address.refreshes }), everySeconds };
}

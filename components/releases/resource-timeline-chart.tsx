"use client";

import { memo, useMemo, useState, type CSSProperties } from "react";

import { PHASE_TITLES, RESOURCE_PHASES } from "@/lib/catalog/resource-phase";
import type { TimelineRow as ChartRow } from "@/lib/releases/resource-timeline";

import type { TimelineBar } from "./timeline-geometry";
import { timelineGeometry } from "./timeline-geometry";
import styles from "./resource-timeline-chart.module.css";
import { groupByPhase, passesFilter, RESOURCE_STATE, timeWords, type TimelineCourse, type TimelineFilter } from "./timeline-words";

/** From here on, groups out of sight are not laid out. */
const MANY_ROWS = 120;

type ResourceTimelineChartProps = {
  rows: readonly ChartRow[];
  startMs: number;
  /** Null: the operation is over. */
  nowMs: number | null;
  course: TimelineCourse;
  filter: TimelineFilter;
};

/** One bar per resource, in order of dependency, on one axis of time. What is still expected is hatched. */
export function ResourceTimelineChart({ rows, startMs, nowMs, course, filter }: ResourceTimelineChartProps) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const geometry = useMemo(() => timelineGeometry(rows.map(toEntry(nowMs === null)), startMs, nowMs), [rows, startMs, nowMs]);
  const bars = new Map(geometry.bars.map((bar) => [bar.logicalId, bar]));
  const groups = groupByPhase(rows)
    .map((group) => ({ ...group, members: group.rows.filter((row) => passesFilter(row.state, filter)) }))
    .filter(({ members }) => members.length > 0);
  const tickWidth = geometry.ticks[1]?.left ?? 100;
  const axis: CSSProperties & Record<`--${string}`, string> = { "--now": `${geometry.now ?? 0}%`, "--tick": `${tickWidth}%` };

  return (
    <div className={`${styles.chart} ${geometry.now === null ? "" : styles.running} ${rows.length > MANY_ROWS ? styles.light : ""}`} style={axis}>
      <div className={styles.axis} aria-hidden="true">
        {geometry.ticks.slice(0, -1).map(({ left, label }) => (
          <span key={label} className={styles.tick} style={{ left: `${left}%` }}>
            {label}
          </span>
        ))}
      </div>
      {groups.length === 0 ? <p className={styles.none}>{rows.length === 0 ? "AWS has named no resource yet." : "No resource matches this choice."}</p> : null}
      {groups.map(({ phase, rows: all, done, members }) => {
        const open = !folded.has(phase);
        return (
          <section key={phase} className={styles.group} aria-label={phaseTitle(phase)} style={{ containIntrinsicSize: `auto ${30 + (open ? members.length * 24 : 0)}px` }}>
            <button
              type="button"
              className={styles.phase}
              aria-expanded={open}
              onClick={() =>
                setFolded((current) => {
                  const next = new Set(current);
                  if (!next.delete(phase)) next.add(phase);
                  return next;
                })
              }
            >
              <span aria-hidden="true">{open ? "▾" : "▸"}</span> {phaseTitle(phase)}
              <span className={styles.count}>
                {done} of {all.length}
              </span>
            </button>
            {open ? (
              <ul className={styles.rows}>
                {members.map((row) => (
                  <TimelineRow key={row.logicalId} row={row} course={course} {...flat(bars.get(row.logicalId))} />
                ))}
              </ul>
            ) : null}
          </section>
        );
      })}
    </div>
  );
}

const phaseTitle = (phase: string): string => {
  const known = RESOURCE_PHASES.find((each) => each === phase);
  return known ? PHASE_TITLES[known] : phase;
};

const toEntry =
  (over: boolean) =>
  ({ logicalId, level, startedAt, endedAt, expectedSeconds, state }: ChartRow) => ({
    logicalId,
    level,
    startedAtMs: startedAt === null ? null : Date.parse(startedAt),
    endedAtMs: endedAt === null ? null : Date.parse(endedAt),
    expectedSeconds: expectedSeconds ?? 0,
    abandoned: over || state === "failed" || state === "rolled-back" || state === "could-not-tell",
  });

type FlatBar = { solidLeft: number; solidWidth: number | null; expectedLeft: number; expectedWidth: number | null; spentSeconds: number | null };

/** Numbers instead of objects, so that a row whose bar did not change is not drawn again. */
const flat = (bar: TimelineBar | undefined): FlatBar => ({
  solidLeft: bar?.solid?.left ?? 0,
  solidWidth: bar?.solid?.width ?? null,
  expectedLeft: bar?.expected?.left ?? 0,
  expectedWidth: bar?.expected?.width ?? null,
  spentSeconds: bar?.spentSeconds ?? null,
});

const TimelineRow = memo(
  function TimelineRow({ row, course, solidLeft, solidWidth, expectedLeft, expectedWidth, spentSeconds }: FlatBar & { row: ChartRow; course: TimelineCourse }) {
    const { sign, word } = RESOURCE_STATE[row.state];
    return (
      <li className={`${styles.row} ${styles[row.state]}`} title={`${row.logicalId} (${row.resourceType}): ${word}${row.reason ? `. ${row.reason}` : ""}`}>
        <span className={styles.name}>
          <span className={styles.sign} aria-hidden="true">
            {sign}
          </span>
          <span className={styles.id}>{row.logicalId}</span>
          <span className="ph-visually-hidden">{`, ${row.resourceType}, ${word}`}</span>
        </span>
        <span className={styles.track} aria-hidden="true">
          {solidWidth === null ? null : <span className={styles.solid} style={{ left: `${solidLeft}%`, width: `${solidWidth}%` }} />}
          {expectedWidth === null ? null : <span className={styles.expected} style={{ left: `${expectedLeft}%`, width: `${expectedWidth}%` }} />}
        </span>
        <span className={styles.time}>{timeWords({ state: row.state, spentSeconds, expectedSeconds: row.expectedSeconds, course })}</span>
      </li>
    );
  },
  (before, after) =>
    before.course === after.course &&
    before.solidLeft === after.solidLeft &&
    before.solidWidth === after.solidWidth &&
    before.expectedLeft === after.expectedLeft &&
    before.expectedWidth === after.expectedWidth &&
    Math.round(before.spentSeconds ?? -1) === Math.round(after.spentSeconds ?? -1) &&
    before.row.state === after.row.state &&
    before.row.reason === after.row.reason &&
    before.row.expectedSeconds === after.row.expectedSeconds &&
    before.row.logicalId === after.row.logicalId,
);

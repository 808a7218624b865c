"use client";

import dynamic from "next/dynamic";

import { figure } from "@/components/charts/figure-words";
import { Bone } from "@/components/ui/skeleton";

import type { Part, PartMark } from "./parts-plots";
import { WidgetNotice } from "./widget-notice";
import styles from "./views.module.css";

const BarPlot = dynamic(() => import("./parts-plots").then((module) => module.BarPlot), { ssr: false, loading: () => <Bone height={120} /> });
const PiePlot = dynamic(() => import("./parts-plots").then((module) => module.PiePlot), { ssr: false, loading: () => <Bone height={120} /> });

export type NamedValue = { key: string; label: string; color: string; value: number | null; unit: string | null };

const NO_MARKS: readonly PartMark[] = [];

type PartsProps = { kind: "bar" | "pie"; values: readonly NamedValue[]; min?: number | null; max?: number | null; /** Lines and bands across the bars. */ marks?: readonly PartMark[] };

/** Values as bars or as parts of a whole, with each value beside its name. A whole has no negative parts: they are named and left out of it. */
export function PartsView({ kind, values, min = null, max = null, marks = NO_MARKS }: PartsProps) {
  const parts: Part[] = values.flatMap(({ key, label, color, value }) => (value === null || (kind === "pie" && value <= 0) ? [] : [{ key, label, color, value }]));
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  return (
    <div className={styles.parts}>
      <div className={styles.partsPlot} aria-hidden="true">
        {parts.length === 0 ? null : kind === "bar" ? <BarPlot parts={parts} min={min} max={max} marks={marks} /> : <PiePlot parts={parts} />}
      </div>
      {parts.length === 0 ? <WidgetNotice tone="unknown" word="No data">None of its metrics has a value in this range{kind === "pie" ? " that is part of a whole" : ""}.</WidgetNotice> : null}
      <ul className={styles.partsKey} aria-label="Values">
        {values.map(({ key, label, color, value, unit }) => (
          <li key={key}>
            <span className={styles.swatch} style={{ background: color }} />
            <span className={styles.partLabel} title={label}>
              {label}
            </span>
            <span className={styles.partFigure}>
              {figure(value, unit)}
              {kind === "pie" && value !== null && value > 0 && total > 0 ? ` (${((value / total) * 100).toFixed(1)} %)` : ""}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

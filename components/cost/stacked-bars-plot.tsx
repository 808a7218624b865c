"use client";

import { Bar, BarChart, CartesianGrid, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";

import { sumKnown, type CostSeries } from "@/lib/cost/cost-series";

import styles from "./stacked-bars.module.css";
import { usdFigure } from "./usd-words";

export type BarMarker = { category: string; label: string };

export type DrawnBars = {
  /** One bar each, by key, in order. */
  categories: readonly { key: string; label: string }[];
  /** At most eight (`largestSeries`), with a figure for each category. */
  series: readonly CostSeries[];
  /** Dashed lines at a category, such as a release. */
  markers?: readonly BarMarker[];
};

const TICK = { fill: "var(--ph-text-quiet)" };
const AXIS_WIDTH = 56; // "12,345" at 12 pixels

const axisFigure = (usd: number): string => usd.toLocaleString("en-US", { maximumFractionDigits: Math.abs(usd) < 10 ? 2 : 0 });

/** The bars themselves; in a file of its own, so that the library comes with them and not with the page. */
export function StackedBarsPlot({ categories, series, markers = [] }: DrawnBars) {
  const labelOf = new Map(categories.map(({ key, label }) => [key, label]));
  const rows = categories.map(({ key }, index) => ({ key, ...Object.fromEntries(series.map(({ usd }, position) => [`s${position}`, usd[index] ?? null])) }));

  const hint = (category: string) => {
    const index = categories.findIndex(({ key }) => key === category);
    const figures = series.map(({ usd }) => usd[index] ?? null);
    const total = sumKnown(figures);
    return (
      <div className={styles.hint}>
        <p>
          {labelOf.get(category)}: {total === null ? "not known" : `${usdFigure(total)} USD`}
        </p>
        <ul>
          {series.map(({ key, title }, position) => {
            const usd = figures[position] ?? null;
            return usd === null || usd === 0 ? null : (
              <li key={key}>
                <span className={styles.swatch} style={{ background: `var(--series-${position})` }} />
                <span>{title}</span>
                <span>{usdFigure(usd)}</span>
              </li>
            );
          })}
        </ul>
        {markers.filter((marker) => marker.category === category).map(({ label }) => (
          <p key={label}>{label}</p>
        ))}
      </div>
    );
  };

  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={rows} stackOffset="sign" margin={{ top: 8, right: 4, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--ph-line-quiet)" />
        <XAxis dataKey="key" tickFormatter={(key: string) => labelOf.get(key) ?? key} tick={TICK} stroke="var(--ph-line)" minTickGap={12} />
        <YAxis tickFormatter={axisFigure} tick={TICK} stroke="var(--ph-line)" width={AXIS_WIDTH} />
        <Tooltip cursor={{ fill: "var(--ph-hover)" }} isAnimationActive={false} content={({ label, active }) => (active && typeof label === "string" ? hint(label) : null)} />
        {series.map(({ key }, index) => (
          <Bar key={key} dataKey={`s${index}`} stackId="all" fill={`var(--series-${index})`} isAnimationActive={false} />
        ))}
        {markers.map(({ category, label }) => (
          <ReferenceLine key={`${category} ${label}`} x={category} stroke="var(--ph-text-quiet)" strokeWidth={2} strokeDasharray="4 3" />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

"use client";

import { Bar, BarChart, CartesianGrid, Cell, Pie, PieChart, ReferenceArea, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from "recharts";

import { figure } from "@/components/charts/figure-words";

export type Part = { key: string; label: string; color: string; value: number };
/** A line across the bars, or a band where `to` is given. */
export type PartMark = { value: number; to: number | null; label: string | null; color: string };

const TICK = { fill: "var(--ph-text-quiet)", fontSize: 12 };

/** Values beside each other; in a file of its own, so that recharts comes with it and not with the page. */
export function BarPlot({ parts, min, max, marks }: { parts: readonly Part[]; min: number | null; max: number | null; marks: readonly PartMark[] }) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={[...parts]} margin={{ top: 8, right: 4, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--ph-line-quiet)" />
        <XAxis dataKey="label" tick={false} stroke="var(--ph-line)" height={6} />
        <YAxis tickFormatter={(value: number) => figure(value)} tick={TICK} stroke="var(--ph-line)" width={52} domain={[min ?? ((low: number) => Math.min(0, low)), max ?? "auto"]} allowDataOverflow={min !== null || max !== null} />
        {marks.map(({ value, to, label, color }, index) =>
          // Two marks may be the same in all.
          to === null ? (
            // oxlint-disable-next-line react/no-array-index-key
            <ReferenceLine key={index} y={value} stroke={color} strokeWidth={1.5} ifOverflow="extendDomain" label={label ? { value: label, position: "insideTopLeft", fill: "var(--ph-text)", fontSize: 11 } : undefined} />
          ) : (
            // oxlint-disable-next-line react/no-array-index-key
            <ReferenceArea key={index} y1={value} y2={to} fill={color} fillOpacity={0.15} stroke={color} ifOverflow="extendDomain" />
          ),
        )}
        <Bar dataKey="value" isAnimationActive={false}>
          {parts.map(({ key, color }) => (
            <Cell key={key} fill={color} />
          ))}
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

/** Parts of a whole. */
export function PiePlot({ parts }: { parts: readonly Part[] }) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <PieChart accessibilityLayer={false}>
        <Pie data={[...parts]} dataKey="value" nameKey="label" innerRadius="45%" outerRadius="95%" isAnimationActive={false} stroke="var(--ph-page)" rootTabIndex={-1}>
          {parts.map(({ key, color }) => (
            <Cell key={key} fill={color} />
          ))}
        </Pie>
      </PieChart>
    </ResponsiveContainer>
  );
}

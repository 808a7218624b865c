"use client";

import { Bar, BarChart, CartesianGrid, Cell, Pie, PieChart, ResponsiveContainer, XAxis, YAxis } from "recharts";

import { figure } from "@/components/charts/figure-words";

export type Part = { key: string; label: string; color: string; value: number };

const TICK = { fill: "var(--ph-text-quiet)", fontSize: 12 };

/** Values beside each other; in a file of its own, so that recharts comes with it and not with the page. */
export function BarPlot({ parts, min, max }: { parts: readonly Part[]; min: number | null; max: number | null }) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={[...parts]} margin={{ top: 8, right: 4, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--ph-line-quiet)" />
        <XAxis dataKey="label" tick={false} stroke="var(--ph-line)" height={6} />
        <YAxis tickFormatter={(value: number) => figure(value)} tick={TICK} stroke="var(--ph-line)" width={52} domain={[min ?? ((low: number) => Math.min(0, low)), max ?? "auto"]} allowDataOverflow={min !== null || max !== null} />
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

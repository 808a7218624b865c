import Link from "next/link";

import { formatDuration } from "@/components/ui/format-time";
import { PlainTable } from "@/components/ui/plain-table";
import type { OptionSummary } from "@/lib/catalog/catalog-views";

import { rangeFigure } from "./plan-figures";

/** One column per option, one row per question. */
export function OptionColumns({ options }: { options: readonly OptionSummary[] }) {
  const row = (title: string, cell: (option: OptionSummary) => string | number) => ({ key: title, cells: [title, ...options.map(cell)] });
  return (
    <PlainTable
      caption="Options side by side"
      columns={[
        { header: "Question" },
        ...options.map(({ system, option, title }) => ({ header: <Link href={`/catalog/${system}/${option}`}>{title}</Link> })),
      ]}
      rows={[
        row("Plan’s heading, USD a month", ({ planHeadline }) => rangeFigure(planHeadline)),
        row("Plan’s table, USD a month", ({ planTotal }) => rangeFigure(planTotal)),
        row("Resources with the default settings", ({ resourceCount }) => resourceCount),
        row("First launch in AWS, about", ({ expectedLaunchSeconds }) => formatDuration(expectedLaunchSeconds)),
        row("The plan recommends it for", ({ recommendation }) => recommendation ?? "–"),
      ]}
    />
  );
}

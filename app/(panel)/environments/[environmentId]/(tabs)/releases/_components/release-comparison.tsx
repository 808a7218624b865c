import Link from "next/link";

import type { TemplateDiff } from "@/components/releases/template-diff";
import { TemplateDiffView } from "@/components/releases/template-diff-view";
import { EmptyState } from "@/components/ui/empty-state";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import { Stack } from "@/components/ui/stack";
import { labelledName, type ParameterLabels } from "@/lib/catalog/labelled-name";
import type { ReleaseComparisonView, ReleaseView } from "@/lib/releases/release-view";

import type { ComparedReleases } from "../search-params";
import { ReleaseChangeList } from "./release-change-list";
import { differences, type Difference } from "./differences";

type ReleaseComparisonProps = {
  numbers: ComparedReleases;
  closeHref: string;
  /** Null: one of the two does not exist. */
  comparison: ReleaseComparisonView | null;
  diff: TemplateDiff | null;
  labels: ParameterLabels;
};

/** Two releases side by side: settings, images, tags, and the template line by line. */
export function ReleaseComparison({ numbers, closeHref, comparison, diff, labels }: ReleaseComparisonProps) {
  const nameOf = (name: string): string => labelledName(name, labels);
  return (
    <PanelBox title={`Release ${numbers.from} → release ${numbers.to}`} actions={<Link href={closeHref}>Close the comparison</Link>}>
      {comparison && diff ? (
        <Stack>
          <ReleaseChangeList sentences={comparison.changed} none="The two are the same." />
          <DifferenceTable title="Settings" from={numbers.from} to={numbers.to} differences={differences(comparison.from.parameters, comparison.to.parameters)} nameOf={nameOf} />
          <DifferenceTable title="Images" from={numbers.from} to={numbers.to} differences={differences(imagesOf(comparison.from), imagesOf(comparison.to))} nameOf={nameOf} />
          <DifferenceTable title="Tags" from={numbers.from} to={numbers.to} differences={differences(comparison.from.tags, comparison.to.tags)} nameOf={asItIs} />
          <div>
            <h3>Template</h3>
            <TemplateDiffView diff={diff} />
          </div>
        </Stack>
      ) : (
        <EmptyState title="One of these releases does not exist">Choose two from the list below.</EmptyState>
      )}
    </PanelBox>
  );
}

const imagesOf = (release: ReleaseView): Record<string, string> => Object.fromEntries(release.images.map(({ parameter, image }) => [parameter, image]));

const asItIs = (name: string): string => name;

type DifferenceTableProps = { title: string; from: number; to: number; differences: readonly Difference[]; nameOf: (name: string) => string };

function DifferenceTable({ title, from, to, differences: rows, nameOf }: DifferenceTableProps) {
  return (
    <div>
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <p>No difference.</p>
      ) : (
        <PlainTable
          stacks
          caption={`${title} that differ`}
          columns={[{ header: "Name" }, { header: `Release ${from}` }, { header: `Release ${to}` }]}
          rows={rows.map(({ name, before, after }) => ({ key: name, cells: [nameOf(name), <code key="before">{before ?? "not set"}</code>, <code key="after">{after ?? "not set"}</code>] }))}
        />
      )}
    </div>
  );
}

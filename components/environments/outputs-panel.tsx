import { EmptyState } from "@/components/ui/empty-state";
import { ExternalLink } from "@/components/ui/external-link";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import type { EnvironmentDetail } from "@/lib/environments/environment-view";

import { openableUrl } from "./output-link";

/** What the stack gives back. Only plain web addresses open; everything else is text. */
export function OutputsPanel({ outputs, hasStack }: { outputs: EnvironmentDetail["outputs"]; hasStack: boolean }) {
  return (
    <PanelBox title="Outputs" note="What the stack gives back: addresses, names, dashboards.">
      {outputs.length === 0 ? (
        <EmptyState title="No outputs">{hasStack ? "AWS gives them when the stack is complete." : "They appear when the environment has been launched."}</EmptyState>
      ) : (
        <PlainTable
          stacks
          caption="Outputs of the stack"
          columns={[{ header: "Name" }, { header: "Value" }, { header: "What it is" }]}
          rows={outputs.map(({ key, value, description }) => ({ key, cells: [key, <OutputValue key="value" value={value} />, description ?? ""] }))}
        />
      )}
    </PanelBox>
  );
}

function OutputValue({ value }: { value: string }) {
  const url = openableUrl(value);
  if (url === null) return <code style={{ overflowWrap: "anywhere" }}>{value}</code>;
  return <ExternalLink href={url}>{value}</ExternalLink>;
}

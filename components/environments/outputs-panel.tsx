import { EmptyState } from "@/components/ui/empty-state";
import { ExternalLink } from "@/components/ui/external-link";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import type { EnvironmentDetail } from "@/lib/environments/environment-view";

import { openableUrl } from "./output-link";

/** What the stack gives back. Only plain web addresses open; everything else is text, and so are those of a stack that is gone. */
export function OutputsPanel({ outputs, hasStack }: { outputs: EnvironmentDetail["outputs"]; hasStack: boolean }) {
  return (
    <PanelBox title="Outputs" note={hasStack || outputs.length === 0 ? "What the stack gives back: addresses, names, dashboards." : "What the stack gave back before it was deleted: nothing answers there any more."}>
      {outputs.length === 0 ? (
        <EmptyState title="No outputs">{hasStack ? "AWS gives them when the stack is complete." : "They appear when the environment has been launched."}</EmptyState>
      ) : (
        <PlainTable
          stacks
          caption="Outputs of the stack"
          columns={[{ header: "Name" }, { header: "Value" }, { header: "What it is" }]}
          rows={outputs.map(({ key, value, description }) => ({ key, cells: [key, <OutputValue key="value" value={value} opens={hasStack} />, description ?? ""] }))}
        />
      )}
    </PanelBox>
  );
}

function OutputValue({ value, opens }: { value: string; opens: boolean }) {
  const url = opens ? openableUrl(value) : null;
  if (url === null) return <code style={{ overflowWrap: "anywhere" }}>{value}</code>;
  return <ExternalLink href={url}>{value}</ExternalLink>;
}

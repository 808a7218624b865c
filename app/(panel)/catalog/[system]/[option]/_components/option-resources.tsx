import { resourceTypeWords, spacedName } from "@/components/catalog/resource-type-words";
import { counted } from "@/components/ui/counted";
import { formatDuration } from "@/components/ui/format-time";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import type { OptionView } from "@/lib/catalog/catalog-views";

import styles from "./option-resources.module.css";

/** What a launch creates, by phase; each phase opens to its resources. */
export function OptionResources({ view }: { view: OptionView }) {
  const keepers = view.phases.flatMap(({ resources }) => resources).filter(({ holdsData }) => holdsData);
  return (
    <PanelBox
      title="What it creates"
      note={`${counted(view.resourceCount, "resource")} with the default settings; ${keepers.length === 0 ? "none holds data" : `${counted(keepers.length, "of them holds", "of them hold")} data`}.`}
    >
      {view.phases.map((phase) => (
        <details key={phase.phase} className={styles.phase}>
          <summary>
            <strong>{phase.title}</strong> {counted(phase.count, "resource")}
          </summary>
          <PlainTable
            caption={`${phase.title}: resources`}
            columns={[{ header: "Name" }, { header: "Type" }, { header: "Usually takes", numeric: true }, { header: "When deleted" }]}
            rows={phase.resources.map((resource) => ({
              key: resource.logicalId,
              cells: [
                <span key="name">
                  {spacedName(resource.logicalId)}
                  {resource.holdsData ? <span className={styles.data}> holds data</span> : null}
                </span>,
                <span key="type" title={resource.type}>
                  {resourceTypeWords(resource.type)}
                </span>,
                formatDuration(resource.expectedSeconds),
                resource.holdsData ? resource.deletionPolicy : "deleted",
              ],
            }))}
          />
        </details>
      ))}
    </PanelBox>
  );
}

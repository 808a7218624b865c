import type { ReactNode } from "react";

import { FactList } from "@/components/ui/fact-list";
import { PanelBox } from "@/components/ui/panel-box";
import type { RootCause } from "@/lib/releases/operation-view";

import styles from "./root-cause-panel.module.css";

type RootCausePanelProps = {
  cause: RootCause;
  /** What it means for the environment; null while that is still being decided. */
  means: string | null;
  actions?: ReactNode;
};

/** Why it failed: the first thing that truly did, in our words, what that means, the next step with its button, then AWS's own words. */
export function RootCausePanel({ cause, means, actions }: RootCausePanelProps) {
  return (
    <div className={styles.frame}>
      <PanelBox title="Cause">
        <p className={styles.plain}>{cause.plain}</p>
        <FactList
          facts={[
            [
              "Resource",
              <span key="resource">
                <strong>{cause.logicalId}</strong> <span className={styles.quiet}>{cause.resourceType}</span>
              </span>,
            ],
            ...cause.blocked.filter(({ logicalId }) => logicalId !== cause.logicalId).map(
              ({ logicalId, resourceType, plain, reason }) =>
                [
                  `Stuck on ${logicalId}`,
                  <span key={logicalId}>
                    <span className={styles.quiet}>{resourceType}</span> {plain} {reason === "" ? null : <q className={styles.reason}>{reason}</q>}
                  </span>,
                ] as const,
            ),
            ...(means === null ? [] : [["Means", means] as const]),
            ["Next", cause.nextStep],
            [
              "AWS says",
              <q key="reason" className={styles.reason}>
                {cause.reason || "nothing"}
              </q>,
            ],
          ]}
        />
        {actions}
      </PanelBox>
    </div>
  );
}

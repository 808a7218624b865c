import type { ReactNode } from "react";

import { PanelBox } from "@/components/ui/panel-box";
import type { RootCause } from "@/lib/releases/operation-view";

import styles from "./root-cause-panel.module.css";

/** Why it failed: the first thing that truly did, in our words, then in AWS's, then the next step with its button. */
export function RootCausePanel({ cause, actions }: { cause: RootCause; actions?: ReactNode }) {
  return (
    <div className={styles.frame}>
      <PanelBox title="Cause">
        <p className={styles.plain}>{cause.plain}</p>
        <dl className={styles.facts}>
          <dt>Resource</dt>
          <dd>
            <strong>{cause.logicalId}</strong> <span className={styles.quiet}>{cause.resourceType}</span>
          </dd>
          <dt>AWS says</dt>
          <dd>
            <q className={styles.reason}>{cause.reason || "nothing"}</q>
          </dd>
          <dt>Next</dt>
          <dd>{cause.nextStep}</dd>
        </dl>
        {actions}
      </PanelBox>
    </div>
  );
}

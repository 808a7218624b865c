"use client";

import Alert from "@cloudscape-design/components/alert";
import { useState } from "react";

import { ActButton } from "@/components/ui/act-button";
import { Moment } from "@/components/ui/moment";
import { PanelBox } from "@/components/ui/panel-box";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { Stack } from "@/components/ui/stack";
import { needsRole } from "@/lib/auth/needs-role";
import type { OperationView } from "@/lib/releases/operation-view";
import type { PreviewView } from "@/lib/releases/preview-view";

import { useConfirmOperation, useDiscardOperation } from "./operation-acts";
import { operationTitle } from "./operation-headline";
import { PreviewChanges } from "./preview-changes";
import { changeCounts, estimateWords, priceWords, verdictWords } from "./preview-words";
import { TypedNameField, typedNameObstacle } from "./typed-name-field";
import styles from "./preview-panel.module.css";

type PreviewPanelProps = { operation: OperationView; preview: PreviewView; mayRun: boolean };

/** What an operation would do and the decision about it. Confirming binds to this very preview by its hash. */
export function PreviewPanel({ operation, preview, mayRun }: PreviewPanelProps) {
  const [typed, setTyped] = useState("");
  const confirm = useConfirmOperation(operation.id);
  const discard = useDiscardOperation(operation.id);
  const open = operation.state === "previewed";
  const summary = `${changeCounts(preview.changes)}; ${estimateWords(preview)}; ${priceWords(preview)}`;
  const verdict = verdictWords(preview.dataVerdict);
  const roleObstacle = mayRun ? undefined : needsRole("operations:run");
  const nameObstacle = preview.typedName === null ? undefined : typedNameObstacle(preview.typedName, typed);

  if (!open)
    return (
      <PanelBox title="What the preview said" note={summary}>
        <details>
          <summary>Every change</summary>
          <PreviewChanges changes={preview.changes} />
        </details>
      </PanelBox>
    );
  return (
    <PanelBox title="What this will do" note={summary}>
      <Stack>
        <Alert type={verdict.tone} header={verdict.title}>
          <span className={styles.lines}>{verdict.text}</span>
        </Alert>
        {preview.blockers.length > 0 ? (
          <Alert type="warning" header="What will keep it from ending well">
            <ul className={styles.blockers}>
              {preview.blockers.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Alert>
        ) : null}
        <PreviewChanges changes={preview.changes} />
        <p className={styles.quiet}>
          Made <Moment iso={preview.createdAt} precision="second" />, good until <Moment iso={preview.expiresAt} />. If another change runs first, this
          preview becomes out of date and has to be made again.
        </p>
        {preview.typedName !== null && mayRun ? (
          <div className={styles.narrow}>
            <TypedNameField name={preview.typedName} value={typed} onChange={setTyped} />
          </div>
        ) : null}
        <ProblemAlert error={confirm.error ?? discard.error} />
        <div className={styles.buttons}>
          <ActButton
            variant="primary"
            obstacle={roleObstacle ?? nameObstacle ?? (discard.isPending ? "It is being discarded." : undefined)}
            loading={confirm.isPending}
            loadingText="Confirming"
            onClick={() => confirm.mutate({ previewHash: preview.hash, ...(preview.typedName === null ? {} : { typedName: typed }) })}
          >
            {confirmLabel(operation)}
          </ActButton>
          <ActButton
            obstacle={roleObstacle ?? (confirm.isPending ? "It is being confirmed." : undefined)}
            loading={discard.isPending}
            loadingText="Discarding"
            onClick={() => discard.mutate()}
          >
            Discard
          </ActButton>
        </div>
      </Stack>
    </PanelBox>
  );
}

/** The verb of the title: "Launch agent-stage", not "OK". */
function confirmLabel(operation: OperationView): string {
  const { resolvedTo, kind, environmentName, release } = operation;
  if (resolvedTo === "delete-stack") return `Delete the stack of ${environmentName}`;
  if (resolvedTo === "create-stack") return `Launch ${environmentName}`;
  if (kind === "rollback" && release !== null) return `Roll back to release ${release}`;
  if (resolvedTo === "update-stack" && release !== null) return `Deploy release ${release}`;
  return `Confirm: ${operationTitle(operation)}`;
}

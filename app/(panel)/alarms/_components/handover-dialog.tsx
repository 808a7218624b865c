"use client";

import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import styles from "@/components/alarms/alarms.module.css";
import { copyText } from "@/components/ui/copy-text";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { Bone } from "@/components/ui/skeleton";
import { handoverQuery } from "@/lib/alarms/queries";

/** The note for who takes over, to be copied into a message. */
export function HandoverDialog({ onDismiss }: { onDismiss: () => void }) {
  const { data, error, refetch } = useQuery(handoverQuery());
  const [copied, setCopied] = useState<"no" | "yes" | "refused">("no");
  const copy = async () => setCopied((await copyText(data?.text ?? "")) ? "yes" : "refused");
  return (
    <Modal
      visible
      size="large"
      header="Hand over"
      closeAriaLabel="Close"
      onDismiss={onDismiss}
      footer={
        <div className={styles.buttons}>
          <Button variant="primary" disabled={!data} onClick={() => void copy()}>
            Copy
          </Button>
          <output>{COPIED[copied]}</output>
        </div>
      }
    >
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data ? <textarea className={styles.handover} readOnly rows={16} value={data.text} aria-label="The note for who takes over" /> : error ? null : <Bone height={300} />}
    </Modal>
  );
}

const COPIED = { no: "", yes: "Copied.", refused: "The browser did not allow it: mark the text and copy it." } as const;

"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";

import { TypedNameField } from "@/components/releases/typed-name-field";
import { ProblemAlert } from "@/components/ui/problem-alert";

type RemoveDialogProps = { name: string; letsGo: boolean; pending: boolean; error: Error | null; onRemove: () => void; onDismiss: () => void };

/** The last question before an environment leaves the panel. */
export function RemoveDialog({ name, letsGo, pending, error, onRemove, onDismiss }: RemoveDialogProps) {
  const [typed, setTyped] = useState("");
  return (
    <Modal
      visible
      header={`Remove ${name} from the panel`}
      closeAriaLabel="Close without removing it"
      onDismiss={onDismiss}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onDismiss}>
              Leave it
            </Button>
            <Button variant="primary" disabled={typed !== name} disabledReason="Type the name first." loading={pending} loadingText="Removing" onClick={onRemove}>
              {letsGo ? "Let the stack go and remove" : "Remove from the panel"}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <p>{letsGo ? "Nothing in AWS is touched: the stack goes on running and costing, and Pilothouse knows nothing of it any more." : "Nothing in AWS is touched. The audit keeps what was done."}</p>
        <TypedNameField name={name} value={typed} onChange={setTyped} />
        <ProblemAlert error={error} />
      </SpaceBetween>
    </Modal>
  );
}

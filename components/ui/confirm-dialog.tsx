"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { ReactNode } from "react";

import { ProblemAlert } from "./problem-alert";

type ConfirmDialogProps = {
  title: string;
  /** What the button does, to what: "Remove A. Berg". */
  act: string;
  children: ReactNode;
  isSending: boolean;
  error: Error | null;
  onConfirm: () => void;
  onCancel: () => void;
};

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({ title, act, children, isSending, error, onConfirm, onCancel }: ConfirmDialogProps) {
  return (
    <Modal
      visible
      header={title}
      closeAriaLabel="Close without doing it"
      onDismiss={onCancel}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onCancel}>
              Cancel
            </Button>
            <Button variant="primary" loading={isSending} onClick={onConfirm}>
              {act}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <ProblemAlert error={error} />
        <div>{children}</div>
      </SpaceBetween>
    </Modal>
  );
}

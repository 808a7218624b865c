"use client";

import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useId, type ReactNode } from "react";

import { ActButton } from "./act-button";
import styles from "./form-dialog.module.css";
import { ProblemAlert } from "./problem-alert";

type FormDialogProps = {
  title: string;
  /** What the button does, to what: "Remove A. Berg". */
  act: string;
  /** Why it cannot be done yet, in a sentence; undefined: it can. */
  obstacle?: string;
  isSending: boolean;
  /** Why it was refused; said beside the button that was pressed. */
  error: Error | null;
  onSubmit: () => void;
  onDismiss: () => void;
  /** What it will do, and the fields, if any. */
  children: ReactNode;
};

/**
 * A window that asks before something is done. The way out is called "Leave it", never "Cancel": that is what is done to an update
 * that runs.
 */
export function FormDialog({ title, act, obstacle, isSending, error, onSubmit, onDismiss, children }: FormDialogProps) {
  const formId = useId();
  return (
    <Modal
      visible
      header={title}
      closeAriaLabel="Close without doing it"
      onDismiss={onDismiss}
      footer={
        <div className={styles.buttons}>
          <Button variant="link" onClick={onDismiss}>
            Leave it
          </Button>
          <ActButton variant="primary" form={formId} obstacle={obstacle} loading={isSending} loadingText="Sending">
            {act}
          </ActButton>
        </div>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // Enter in a field comes here past the button.
          if (obstacle === undefined && !isSending) onSubmit();
        }}
      >
        <SpaceBetween size="m">
          {children}
          <ProblemAlert error={error} />
        </SpaceBetween>
      </form>
    </Modal>
  );
}

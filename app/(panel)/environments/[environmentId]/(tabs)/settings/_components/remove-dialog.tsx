"use client";

import { useState } from "react";

import { TypedNameField, typedNameObstacle } from "@/components/releases/typed-name-field";
import { FormDialog } from "@/components/ui/form-dialog";

type RemoveDialogProps = { name: string; letsGo: boolean; isSending: boolean; error: Error | null; onRemove: () => void; onDismiss: () => void };

/** The last question before an environment leaves the panel. */
export function RemoveDialog({ name, letsGo, isSending, error, onRemove, onDismiss }: RemoveDialogProps) {
  const [typed, setTyped] = useState("");
  return (
    <FormDialog
      title={`Remove ${name} from the panel`}
      act={letsGo ? "Let the stack go and remove" : "Remove from the panel"}
      obstacle={typedNameObstacle(name, typed)}
      isSending={isSending}
      error={error}
      onSubmit={onRemove}
      onDismiss={onDismiss}
    >
      <p>{letsGo ? "Nothing in AWS is touched: the stack goes on running and costing, and Pilothouse knows nothing of it any more." : "Nothing in AWS is touched. The audit keeps what was done."}</p>
      <TypedNameField name={name} value={typed} onChange={setTyped} />
    </FormDialog>
  );
}

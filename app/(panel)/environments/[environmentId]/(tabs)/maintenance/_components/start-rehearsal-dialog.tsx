"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { FormDialog } from "@/components/ui/form-dialog";
import { useNotices } from "@/components/ui/notices";
import { PlainField } from "@/components/ui/plain-field";
import { useChange } from "@/components/ui/use-change";
import { sendJson } from "@/lib/http/send-json";
import { rehearsalViewSchema } from "@/lib/maintenance/rehearsal";

import styles from "./rehearsal-panel.module.css";

type StartRehearsalDialogProps = { environmentId: string; name: string; isSandbox: boolean; onClose: () => void };

export function StartRehearsalDialog({ environmentId, name, isSandbox, onClose }: StartRehearsalDialogProps) {
  const router = useRouter();
  const { say } = useNotices();
  const [failing, setFailing] = useState(false);
  const [note, setNote] = useState("");
  const { mutate, isPending, error } = useChange({
    mutationFn: () => sendJson("POST", "/api/v1/maintenance/rehearsals", { environmentId, failing, note }, rehearsalViewSchema),
    onSuccess: () => {
      say(`The rehearsal in ${name} has begun.`);
      onClose();
      router.refresh();
    },
  });
  return (
    <FormDialog title={`Rehearse a rollback of ${name}`} act="Begin" isSending={isPending} error={error} onSubmit={() => mutate()} onDismiss={onClose}>
      <p>A release is made that only keeps logs for another time, and it is deployed. Then you go back to the one that runs now.</p>
      {isSandbox ? (
        <label className={styles.choice}>
          <input type="checkbox" checked={failing} onChange={(event) => setFailing(event.target.checked)} />
          Let the deployment fail, so that CloudFormation goes back by itself (sandbox only)
        </label>
      ) : null}
      <PlainField label="Note" value={note} onChange={(event) => setNote(event.target.value)} />
    </FormDialog>
  );
}

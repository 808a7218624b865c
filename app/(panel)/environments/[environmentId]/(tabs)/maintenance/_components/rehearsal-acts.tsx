"use client";

import Button from "@cloudscape-design/components/button";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { FormDialog } from "@/components/ui/form-dialog";
import { useNotices } from "@/components/ui/notices";
import { useChange } from "@/components/ui/use-change";
import { sendJson } from "@/lib/http/send-json";
import { leftByStopping, rehearsalViewSchema, type RehearsalView } from "@/lib/maintenance/rehearsal";

import styles from "./rehearsal-panel.module.css";

/** The way back, and the way out. */
export function RehearsalActs({ rehearsal }: { rehearsal: RehearsalView }) {
  const router = useRouter();
  const { say, sayProblem } = useNotices();
  const [isGivingUp, setIsGivingUp] = useState(false);
  const path = `/api/v1/maintenance/rehearsals/${rehearsal.id}`;
  const { mutate: rollBack, isPending } = useChange({
    mutationFn: () => sendJson("POST", `${path}/roll-back`, undefined, rehearsalViewSchema),
    onSuccess: () => say("The way back has begun."),
    onError: sayProblem,
    // Refused too: somebody else was quicker, and the page shows what they did.
    onSettled: () => router.refresh(),
  });
  const stop = useChange({
    mutationFn: () => sendJson("POST", `${path}/stop`, undefined, rehearsalViewSchema),
    onSuccess: () => {
      say("The rehearsal was given up.");
      setIsGivingUp(false);
      router.refresh();
    },
  });
  return (
    <div className={styles.acts}>
      {rehearsal.state === "deployed" ? (
        <Button variant="primary" loading={isPending} loadingText="Going back" onClick={() => rollBack()}>
          Roll back to release {rehearsal.fromRelease}
        </Button>
      ) : null}
      <Button disabled={isPending} onClick={() => setIsGivingUp(true)}>
        Give it up
      </Button>
      {isGivingUp ? (
        <FormDialog title="Give the rehearsal up?" act="Give it up" isSending={stop.isPending} error={stop.error} onSubmit={() => stop.mutate()} onDismiss={() => setIsGivingUp(false)}>
          <p>Nothing more is measured, and it counts as stopped. {leftByStopping(rehearsal)}</p>
        </FormDialog>
      ) : null}
    </div>
  );
}

"use client";

import FormField from "@cloudscape-design/components/form-field";
import RadioGroup from "@cloudscape-design/components/radio-group";
import Textarea from "@cloudscape-design/components/textarea";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { FormDialog } from "@/components/ui/form-dialog";
import { useChange } from "@/components/ui/use-change";
import { verificationQuery } from "@/lib/health/queries";
import { verificationViewSchema, type SignStep, type VerificationStepView } from "@/lib/health/verification-view";
import { sendJson } from "@/lib/http/send-json";

const OUTCOMES = [
  { value: "passed", label: "Passed" },
  { value: "failed", label: "Failed" },
];

/** By name: what was seen, and a note. */
export function SignStepDialog({ environmentId, step, release, onDone }: { environmentId: string; step: VerificationStepView; release: number; onDone: () => void }) {
  const queryClient = useQueryClient();
  const [outcome, setOutcome] = useState<SignStep["outcome"]>("passed");
  const [note, setNote] = useState("");
  const sign = useChange({
    mutationFn: () => sendJson("PUT", `/api/v1/environments/${environmentId}/verification/${step.key}`, { release, outcome, note }, verificationViewSchema),
    onSuccess: (view) => {
      queryClient.setQueryData(verificationQuery(environmentId).queryKey, view);
      onDone();
    },
  });
  return (
    <FormDialog title={step.title} act={`Sign it as ${outcome}`} isSending={sign.isPending} error={sign.error} onSubmit={() => sign.mutate()} onDismiss={onDone}>
      <p>{step.how ?? step.result?.detail ?? "Signed in the machine's place, with what it could not see."}</p>
      <FormField label="Outcome">
        <RadioGroup value={outcome} items={OUTCOMES} onChange={({ detail }) => setOutcome(detail.value === "failed" ? "failed" : "passed")} />
      </FormField>
      <FormField label="Note" description="What was seen, where, with which figures.">
        <Textarea value={note} rows={3} onChange={({ detail }) => setNote(detail.value)} />
      </FormField>
    </FormDialog>
  );
}

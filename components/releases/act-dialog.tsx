"use client";

import FormField from "@cloudscape-design/components/form-field";
import Textarea from "@cloudscape-design/components/textarea";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { FormDialog } from "@/components/ui/form-dialog";
import type { LegalAct } from "@/lib/releases/legal-acts-view";
import type { OperationView } from "@/lib/releases/operation-view";
import { legalActsQuery } from "@/lib/releases/queries";

import { NO_ANSWERS, parseResourceIds, skippable, startBody } from "./act-request";
import { BlockedChoice } from "./blocked-choice";
import { useCancelOperation, useStartOperation } from "./operation-acts";
import { newRequestKey } from "./request-key";
import { TypedNameField, typedNameObstacle } from "./typed-name-field";

type ActDialogProps = {
  act: LegalAct;
  environmentId: string;
  environmentName: string;
  onDone: (operation: OperationView) => void;
  onDismiss: () => void;
};

/** Says what an act will do, takes the reason (and the typed name where it deletes), and does it. */
export function ActDialog({ act, environmentId, environmentName, onDone, onDismiss }: ActDialogProps) {
  const [answers, setAnswers] = useState(NO_ANSWERS);
  const [idempotencyKey] = useState(newRequestKey);
  const start = useStartOperation(environmentId);
  const cancel = useCancelOperation();
  const skip = skippable(act.act);
  const { data: { blocked } = { blocked: [] } } = useQuery(legalActsQuery(environmentId));
  const { ids, wrong } = parseResourceIds(answers.resourceIds);
  // A delete asks for the name on its preview; only an act that runs at once asks here.
  const asksName = act.deletesStack && act.act !== "delete";
  const nameObstacle = asksName ? typedNameObstacle(environmentName, answers.typedName) : undefined;
  const obstacle = wrong === null ? nameObstacle : "Mend what is marked first.";

  const run = (): void => {
    if (act.act === "cancel") {
      if (act.operationId === null) return;
      const reason = answers.reason.trim();
      const body = { ...(asksName ? { typedName: answers.typedName } : {}), ...(reason === "" ? {} : { reason }) };
      cancel.mutate({ operationId: act.operationId, body }, { onSuccess: onDone });
    } else start.mutate({ body: startBody(act, answers), idempotencyKey }, { onSuccess: onDone });
  };

  return (
    <FormDialog title={act.label} act={act.label} obstacle={obstacle} isSending={start.isPending || cancel.isPending} error={start.error ?? cancel.error} onSubmit={run} onDismiss={onDismiss}>
      <p>{act.says}</p>
      {act.act === "rollback" && act.release !== null ? (
        <p>It runs by itself if nothing that holds data is replaced or deleted; otherwise you see the preview first.</p>
      ) : null}
      <FormField label="Reason" description="Kept with the operation, for whoever asks later. May be left out.">
        <Textarea rows={2} value={answers.reason} onChange={({ detail }) => setAnswers({ ...answers, reason: detail.value.slice(0, 500) })} />
      </FormField>
      {skip && blocked.length > 0 ? (
        <BlockedChoice label={skip.label} hint={skip.hint} blocked={blocked} chosen={ids} onChange={(chosen) => setAnswers({ ...answers, resourceIds: chosen.join(", ") })} />
      ) : null}
      {skip && blocked.length === 0 ? (
        <FormField label={skip.label} description={`${skip.hint} Logical ids, separated by commas.`} errorText={wrong === null ? undefined : `“${wrong}” is not a logical id.`}>
          <Textarea rows={2} value={answers.resourceIds} onChange={({ detail }) => setAnswers({ ...answers, resourceIds: detail.value })} />
        </FormField>
      ) : null}
      {asksName ? <TypedNameField name={environmentName} value={answers.typedName} onChange={(typedName) => setAnswers({ ...answers, typedName })} /> : null}
    </FormDialog>
  );
}

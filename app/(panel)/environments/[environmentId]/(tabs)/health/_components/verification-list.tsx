"use client";

import Button from "@cloudscape-design/components/button";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { ActButton } from "@/components/ui/act-button";
import { Moment } from "@/components/ui/moment";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { Stack } from "@/components/ui/stack";
import { StatusMark } from "@/components/ui/status-mark";
import { useChange } from "@/components/ui/use-change";
import { verificationQuery } from "@/lib/health/queries";
import { verificationViewSchema, type VerificationStepView } from "@/lib/health/verification-view";
import { sendJson } from "@/lib/http/send-json";

import { SignStepDialog } from "./sign-step-dialog";
import { listWords, stepMark } from "./verification-words";

/** The plan's check list after a deployment: what the machine saw, and what people signed. */
export function VerificationList({ environmentId, maySign }: { environmentId: string; maySign: boolean }) {
  const queryClient = useQueryClient();
  const { data: view, error, refetch } = useQuery(verificationQuery(environmentId));
  const [signing, setSigning] = useState<{ step: VerificationStepView; release: number } | null>(null);
  const rerun = useChange({
    mutationFn: () => sendJson("POST", `/api/v1/environments/${environmentId}/verification`, undefined, verificationViewSchema),
    onSuccess: (asked) => queryClient.setQueryData(verificationQuery(environmentId).queryKey, asked),
  });
  if (!view) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  const isRunning = view.run !== null && view.run.finishedAt === null;
  const obstacle = view.release === null ? "No release is known to run." : undefined;

  return (
    <PanelBox
      title="Checks after the release"
      note={listWords(view)}
      actions={
        maySign ? (
          <ActButton obstacle={obstacle} loading={rerun.isPending || isRunning} loadingText="The machine looks" onClick={() => rerun.mutate()}>
            Check again
          </ActButton>
        ) : null
      }
    >
      <Stack tight>
        <ProblemAlert error={rerun.error} />
        <PlainTable
          stacks
          caption="Checks after the release"
          columns={[{ header: "Check" }, { header: "Outcome" }, { header: "Found" }, { header: "When, by whom" }, ...(maySign ? [{ header: "What can be done", isHeaderHidden: true }] : [])]}
          rows={view.steps.map((step) => ({ key: step.key, cells: [...stepCells(step), ...(maySign ? [<SignButton key="sign" step={step} release={view.release} onSign={(release) => setSigning({ step, release })} />] : [])] }))}
        />
      </Stack>
      {signing ? <SignStepDialog environmentId={environmentId} {...signing} onDone={() => setSigning(null)} /> : null}
    </PanelBox>
  );
}

function stepCells(step: VerificationStepView) {
  const { title, how, result } = step;
  return [
    title,
    <StatusMark key="outcome" {...stepMark(step)} />,
    <span key="found" style={{ overflowWrap: "anywhere" }}>
      {result ? result.detail : (how ?? "")}
    </span>,
    result ? (
      <span key="when">
        <Moment iso={result.at} />, {result.signedBy ?? "the machine"}
      </span>
    ) : (
      ""
    ),
  ];
}

/** What the machine has found passed needs nobody's name. */
function SignButton({ step, release, onSign }: { step: VerificationStepView; release: number | null; onSign: (release: number) => void }) {
  if (release === null || (step.result?.outcome === "passed" && step.result.signedBy === null)) return null;
  return (
    <Button ariaLabel={`Sign: ${step.title}`} wrapText={false} onClick={() => onSign(release)}>
      Sign…
    </Button>
  );
}

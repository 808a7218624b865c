"use client";

import Button from "@cloudscape-design/components/button";
import Link from "next/link";
import { useEffect, useEffectEvent, useState } from "react";

import { EvidenceView } from "@/components/maintenance/evidence-view";
import { taskHref } from "@/components/maintenance/hrefs";
import { SignOffLine } from "@/components/maintenance/sign-off-view";
import { Ago } from "@/components/ui/ago";
import { EmptyState } from "@/components/ui/empty-state";
import { Moment } from "@/components/ui/moment";
import { PanelBox } from "@/components/ui/panel-box";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { useChange } from "@/components/ui/use-change";
import { sendJson } from "@/lib/http/send-json";
import { gatheredEvidenceSchema, type GatheredEvidence } from "@/lib/maintenance/evidence";
import type { TaskView } from "@/lib/maintenance/task-view";
import { isOpen } from "@/lib/maintenance/task-state";

import { gatherPathOf, isFresh } from "./gather";
import { SignForm } from "./sign-form";

type TaskSheetProps = { task: TaskView; maySign: boolean; today: string };

/** Evidence first, then the word on it. An open task looks for itself as soon as it is opened, unless somebody just did. */
export function TaskSheet({ task, maySign, today }: TaskSheetProps) {
  const [evidence, setEvidence] = useState<GatheredEvidence | null>(task.evidence);
  const [isCorrecting, setIsCorrecting] = useState(false);
  const { mutate: gather, isPending: isGathering, error } = useChange({
    mutationFn: () => sendJson("POST", gatherPathOf(task.taskId), undefined, gatheredEvidenceSchema),
    onSuccess: setEvidence,
  });
  const { signOff } = task;
  const isToSign = maySign && signOff === null && task.state !== "not-yet";
  const gatherOnOpening = useEffectEvent(() => {
    if (isToSign && isOpen(task.state) && !isFresh(evidence, Date.now())) gather();
  });
  useEffect(() => gatherOnOpening(), []);

  return (
    <>
      <PanelBox
        title="Evidence"
        note={
          evidence ? (
            <>
              Gathered by {evidence.gatheredBy}, {signOff ? <Moment iso={evidence.gatheredAt} /> : <Ago iso={evidence.gatheredAt} suffix=" ago" />}
            </>
          ) : undefined
        }
        actions={
          isToSign ? (
            <Button loading={isGathering} loadingText="Gathering" onClick={() => gather()}>
              {evidence ? "Gather it again" : "Gather it"}
            </Button>
          ) : undefined
        }
      >
        <ProblemAlert error={error} />
        <div aria-live="polite" aria-busy={isGathering}>
          {evidence ? (
            evidence.items.length === 0 ? (
              <p>Nothing is gathered for this task: look for yourself and write down what you found.</p>
            ) : (
              evidence.items.map((item) => <EvidenceView key={item.kind} item={item} kept={signOff !== null} />)
            )
          ) : isGathering ? (
            <p>Looking at AWS; ten seconds at the most.</p>
          ) : (
            <EmptyState title="Nothing was gathered">{signOff ? "It was skipped without a look." : maySign ? "Gather it to be able to sign." : "Somebody who signs the task gathers it first."}</EmptyState>
          )}
        </div>
      </PanelBox>
      {signOff ? (
        <PanelBox title="Signed" actions={maySign && !isCorrecting ? <Button onClick={() => setIsCorrecting(true)}>Correct it</Button> : undefined}>
          <SignOffLine signOff={signOff} />
          {task.next ? (
            <p>
              <Link href={taskHref(task.next.taskId)}>Next: {task.next.title}</Link>
            </p>
          ) : (
            <p>Nothing else is open for {task.environmentName} in this period.</p>
          )}
        </PanelBox>
      ) : null}
      {isToSign || (maySign && isCorrecting) ? <SignForm task={task} evidence={evidence} today={today} isGathering={isGathering} corrects={signOff?.id ?? null} /> : null}
    </>
  );
}

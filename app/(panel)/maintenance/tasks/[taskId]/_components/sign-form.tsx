"use client";

import { useRouter } from "next/navigation";
import { useId, useState, useTransition } from "react";

import { EVIDENCE_TITLES } from "@/components/maintenance/task-words";
import { ActButton } from "@/components/ui/act-button";
import { useNotices } from "@/components/ui/notices";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainField } from "@/components/ui/plain-field";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { useChange } from "@/components/ui/use-change";
import { sendJson } from "@/lib/http/send-json";
import { addDays } from "@/lib/maintenance/civil-day";
import { untoldOf, type EvidenceKind, type GatheredEvidence } from "@/lib/maintenance/evidence";
import { taskViewSchema, type TaskView } from "@/lib/maintenance/task-view";
import type { Verdict } from "@/lib/maintenance/task-state";

import { signOffDraft, type SignOffDraft } from "./sign-off-draft";
import styles from "./sign-form.module.css";

const CHOICES: { value: Verdict; label: string; means: string }[] = [
  { value: "fine", label: "Fine", means: "Looked at; nothing is to be done." },
  { value: "act", label: "Act", means: "Something is to be done: by whom, and by when." },
  { value: "skip", label: "Skip", means: "Not this time; the note says why." },
];
const USUAL_DAYS = 7;

type SignFormProps = { task: TaskView; evidence: GatheredEvidence | null; today: string; isGathering: boolean; corrects: string | null };

/** The verdict on what is on the screen, with a note, what was found by hand, and what follows from it. */
export function SignForm({ task, evidence, today, isGathering, corrects }: SignFormProps) {
  const router = useRouter();
  const { say } = useNotices();
  const noteId = useId();
  const [isRefreshing, startRefreshing] = useTransition();
  const [draft, setDraft] = useState<SignOffDraft>({ verdict: null, note: "", byHand: {}, followUp: { title: "", owner: "", dueOn: addDays(today, USUAL_DAYS) } });
  const change = (part: Partial<SignOffDraft>) => setDraft((before) => ({ ...before, ...part }));
  const changeFollowUp = (part: Partial<SignOffDraft["followUp"]>) => change({ followUp: { ...draft.followUp, ...part } });
  const wanted = signOffDraft(draft, { evidence, isCorrection: corrects !== null, today });
  const { mutate, isPending, error } = useChange({
    mutationFn: (signOff: object) => sendJson("POST", `/api/v1/maintenance/${task.taskId}/${corrects === null ? "complete" : "correct"}`, corrects === null ? signOff : { corrects, signOff }, taskViewSchema),
    onSuccess: () => {
      say(`${corrects === null ? "Signed" : "Corrected"}: ${task.title}, ${task.environmentName}.`);
      startRefreshing(() => router.refresh());
    },
  });
  const obstacle = isGathering ? "The evidence is being gathered." : wanted.kind === "obstacle" ? wanted.why : undefined;

  return (
    <PanelBox title={corrects === null ? "Sign" : "Correct what was signed"}>
      <form
        className={styles.form}
        noValidate
        aria-label={corrects === null ? "Sign the task" : "Correct the sign-off"}
        onSubmit={(event) => {
          event.preventDefault();
          if (obstacle === undefined && !isRefreshing && wanted.kind === "ready") mutate(wanted.signOff);
        }}
      >
        {evidence ? untoldOf(evidence.items).map((kind) => <ByHand key={kind} kind={kind} value={draft.byHand[kind] ?? ""} onChange={(text) => change({ byHand: { ...draft.byHand, [kind]: text } })} />) : null}
        <fieldset className={styles.verdicts}>
          <legend>Verdict</legend>
          {CHOICES.map(({ value, label, means }) => (
            <label key={value} className={styles.verdict} aria-label={label}>
              <input type="radio" name="verdict" value={value} checked={draft.verdict === value} onChange={() => change({ verdict: value })} />
              <span>
                <strong>{label}</strong>
                <span className={styles.means}>{means}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <label className={styles.field} htmlFor={noteId}>
          <span>Note</span>
          <textarea id={noteId} rows={3} value={draft.note} onChange={(event) => change({ note: event.target.value })} />
        </label>
        {draft.verdict === "act" ? (
          <fieldset className={styles.followUp}>
            <legend>Follow-up</legend>
            <PlainField label="What is to be done" value={draft.followUp.title} onChange={(event) => changeFollowUp({ title: event.target.value })} />
            <PlainField label="Who does it" value={draft.followUp.owner} onChange={(event) => changeFollowUp({ owner: event.target.value })} />
            <PlainField label="By" type="date" value={draft.followUp.dueOn} onChange={(event) => changeFollowUp({ dueOn: event.target.value })} />
          </fieldset>
        ) : null}
        <ProblemAlert error={error} />
        <div>
          <ActButton variant="primary" formAction="submit" obstacle={obstacle} loading={isPending || isRefreshing} loadingText="Signing">
            {corrects === null ? "Sign" : "Correct it"}
          </ActButton>
        </div>
      </form>
    </PanelBox>
  );
}

/** What the machine could not tell, in a person's words. */
function ByHand({ kind, value, onChange }: { kind: EvidenceKind; value: string; onChange: (text: string) => void }) {
  const id = useId();
  return (
    <label className={styles.field} htmlFor={id}>
      <span>{EVIDENCE_TITLES[kind]}, found by hand</span>
      <textarea id={id} rows={2} value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}

"use client";

import Button from "@cloudscape-design/components/button";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { EVIDENCE_TITLES } from "@/components/maintenance/task-words";
import { PERIOD_TITLES } from "@/components/maintenance/period-words";
import { FormDialog } from "@/components/ui/form-dialog";
import { useNotices } from "@/components/ui/notices";
import { PanelBox } from "@/components/ui/panel-box";
import { PickOne } from "@/components/ui/pick-one";
import { PlainField } from "@/components/ui/plain-field";
import { PlainTable } from "@/components/ui/plain-table";
import { useChange } from "@/components/ui/use-change";
import { EVIDENCE, MAINTENANCE_PERIODS } from "@/lib/catalog/plan-operations";
import { sendJson } from "@/lib/http/send-json";
import type { EvidenceKind } from "@/lib/maintenance/evidence";
import { periodSchema, type Period } from "@/lib/maintenance/period-instance";
import { newExtraTaskSchema, settingViewSchema, type ExtraTaskView } from "@/lib/maintenance/setting";

type ExtraTasksProps = { environmentId: string; name: string; tasks: readonly ExtraTaskView[]; mayChange: boolean };

/** Tasks that this environment has beside those of its plan. */
export function ExtraTasks({ environmentId, name, tasks, mayChange }: ExtraTasksProps) {
  const router = useRouter();
  const { say, sayProblem } = useNotices();
  const [isAdding, setIsAdding] = useState(false);
  const { mutate: remove, isPending } = useChange({
    mutationFn: ({ id }: { id: string; title: string }) => sendJson("DELETE", `/api/v1/maintenance/settings/${environmentId}/tasks/${id}`, undefined, null),
    onSuccess: (_answer, { title }) => {
      say(`"${title}" is asked for no longer.`);
      router.refresh();
    },
    onError: sayProblem,
  });
  return (
    <PanelBox title="Tasks of its own" note="Beside those of the plan. What was signed stays in reports when a task is taken away." actions={mayChange ? <Button onClick={() => setIsAdding(true)}>Add a task</Button> : undefined}>
      {tasks.length === 0 ? (
        <p>None.</p>
      ) : (
        <PlainTable
          stacks
          caption="Tasks of its own"
          columns={[{ header: "Task" }, { header: "Period" }, { header: "What to do" }, { header: "Evidence" }, ...(mayChange ? [{ header: "Act", isHeaderHidden: true }] : [])]}
          rows={tasks.map(({ id, title, period, instructions, evidence }) => ({
            key: id,
            cells: [
              title,
              PERIOD_TITLES[period],
              instructions,
              evidence.map((kind) => EVIDENCE_TITLES[kind]).join(", ") || "none",
              ...(mayChange
                ? [
                    <Button key="act" disabled={isPending} ariaLabel={`Take away: ${title}`} onClick={() => remove({ id, title })}>
                      Take away
                    </Button>,
                  ]
                : []),
            ],
          }))}
        />
      )}
      {isAdding ? <AddDialog environmentId={environmentId} name={name} onClose={() => setIsAdding(false)} /> : null}
    </PanelBox>
  );
}

function AddDialog({ environmentId, name, onClose }: { environmentId: string; name: string; onClose: () => void }) {
  const router = useRouter();
  const { say } = useNotices();
  const [title, setTitle] = useState("");
  const [period, setPeriod] = useState<Period>("weekly");
  const [instructions, setInstructions] = useState("");
  const [evidence, setEvidence] = useState<readonly EvidenceKind[]>([]);
  const wanted = newExtraTaskSchema.safeParse({ title, period, instructions, evidence });
  const { mutate, isPending, error } = useChange({
    mutationFn: () => sendJson("POST", `/api/v1/maintenance/settings/${environmentId}/tasks`, wanted.data, settingViewSchema),
    onSuccess: () => {
      say(`"${title}" is asked for from now on.`);
      onClose();
      router.refresh();
    },
  });
  return (
    <FormDialog title={`A task of ${name}’s own`} act="Add the task" obstacle={wanted.success ? undefined : "Give it a name, and say what is to be done."} isSending={isPending} error={error} onSubmit={() => mutate()} onDismiss={onClose}>
      <PlainField label="Name" value={title} onChange={(event) => setTitle(event.target.value)} />
      <PickOne label="Period" value={period} options={MAINTENANCE_PERIODS.map((value) => ({ value, label: PERIOD_TITLES[value] }))} onChoose={(value) => setPeriod(periodSchema.parse(value))} />
      <PlainField label="What is to be done" value={instructions} onChange={(event) => setInstructions(event.target.value)} />
      <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
        <legend>Evidence to gather</legend>
        {EVIDENCE.map((kind) => (
          <label key={kind} style={{ display: "flex", gap: 8 }}>
            <input type="checkbox" checked={evidence.includes(kind)} onChange={(event) => setEvidence(event.target.checked ? [...evidence, kind] : evidence.filter((one) => one !== kind))} />
            {EVIDENCE_TITLES[kind]}
          </label>
        ))}
      </fieldset>
    </FormDialog>
  );
}

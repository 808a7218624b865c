"use client";

import FormField from "@cloudscape-design/components/form-field";
import Textarea from "@cloudscape-design/components/textarea";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { FormDialog } from "@/components/ui/form-dialog";
import { formatMoment } from "@/components/ui/format-time";
import { PickOne } from "@/components/ui/pick-one";
import { useNow, useReaderZone } from "@/components/ui/reader-clock";
import type { AlarmAct } from "@/lib/alarms/alarm-act";
import type { AlarmView } from "@/lib/alarms/alarm-view";
import { alarmOwnersQuery } from "@/lib/alarms/queries";

import { ACT_WORDS, alarmName } from "./alarm-words";

export type AskedAct = Exclude<AlarmAct["kind"], "unmute">;
type AlarmActDialogProps = { kind: AskedAct; alarms: readonly AlarmView[]; me: string | null; isSending: boolean; error: Error | null; onAct: (act: AlarmAct) => void; onDismiss: () => void };

const NOBODY = "nobody";
const MUTES = [
  { value: "30", label: "30 minutes" },
  { value: "60", label: "1 hour" },
  { value: "240", label: "4 hours" },
  { value: "720", label: "12 hours" },
  { value: "1440", label: "1 day" },
  { value: "10080", label: "7 days" },
];

/** Asks what an act needs: a note, a person, a time. */
export function AlarmActDialog({ kind, alarms, me, isSending, error, onAct, onDismiss }: AlarmActDialogProps) {
  const [note, setNote] = useState("");
  const [owner, setOwner] = useState(me ?? NOBODY);
  const [minutes, setMinutes] = useState("60");
  const untilMs = useNow(60_000) + Number(minutes) * 60_000;
  const only = alarms.length === 1 ? alarms[0] : undefined;
  const what = only ? `“${alarmName(only)}”` : `${alarms.length} alarms`;

  const act = (): AlarmAct => {
    switch (kind) {
      case "mute":
        return { kind, note, until: new Date(Date.now() + Number(minutes) * 60_000).toISOString() };
      case "assign":
        return { kind, note, personId: owner === NOBODY ? null : owner };
      case "acknowledge":
      case "note":
        return { kind, note };
    }
  };
  return (
    <FormDialog
      title={`${ACT_WORDS[kind].title} ${what}`}
      act={kind === "note" ? "Keep the note" : `${ACT_WORDS[kind].title} ${what}`}
      obstacle={kind === "note" && note.trim() === "" ? "Write something first." : undefined}
      isSending={isSending}
      error={error}
      onSubmit={() => onAct(act())}
      onDismiss={onDismiss}
    >
      <p>{SAYS[kind]}</p>
      {kind === "assign" ? <OwnerChoice owner={owner} me={me} onChoose={setOwner} /> : null}
      {kind === "mute" ? <MuteChoice minutes={minutes} untilMs={untilMs} onChoose={setMinutes} /> : null}
      <FormField label={kind === "note" ? "Note" : "Note (optional)"} stretch>
        <Textarea value={note} rows={3} onChange={({ detail }) => setNote(detail.value)} />
      </FormField>
    </FormDialog>
  );
}

const SAYS: Record<AskedAct, string> = {
  acknowledge: "Says that somebody looks after it. It ends when the alarm is OK again. Nothing is written to AWS.",
  assign: "Says whose it is, until somebody else has it. Nothing is written to AWS.",
  mute: "Pilothouse tells nobody of it until then; it stays in the list. AWS goes on as before.",
  note: "Kept in the alarm’s history, for everybody to read.",
};

function OwnerChoice({ owner, me, onChoose }: { owner: string; me: string | null; onChoose: (owner: string) => void }) {
  const { data } = useQuery(alarmOwnersQuery());
  const others = (data?.items ?? []).filter(({ id }) => id !== me).map(({ id, name }) => ({ value: id, label: name }));
  return <PickOne label="To" value={owner} options={[...(me === null ? [] : [{ value: me, label: "Me" }]), ...others, { value: NOBODY, label: "Nobody" }]} onChoose={onChoose} />;
}

function MuteChoice({ minutes, untilMs, onChoose }: { minutes: string; untilMs: number; onChoose: (minutes: string) => void }) {
  const zone = useReaderZone();
  return (
    <>
      <PickOne label="For" value={minutes} options={MUTES} onChoose={onChoose} />
      <p>Until {formatMoment(new Date(untilMs).toISOString(), zone, "minute")}, your time.</p>
    </>
  );
}

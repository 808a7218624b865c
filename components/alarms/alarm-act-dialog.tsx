"use client";

import FormField from "@cloudscape-design/components/form-field";
import Textarea from "@cloudscape-design/components/textarea";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { FormDialog } from "@/components/ui/form-dialog";
import { formatMoment } from "@/components/ui/format-time";
import { PickOne } from "@/components/ui/pick-one";
import { PlainField } from "@/components/ui/plain-field";
import { useNow, useReaderZone } from "@/components/ui/reader-clock";
import { muteProblem, type AlarmAct } from "@/lib/alarms/alarm-act";
import type { AlarmView } from "@/lib/alarms/alarm-view";
import { alarmOwnersQuery } from "@/lib/alarms/queries";

import { ACT_WORDS, alarmName } from "./alarm-words";
import { MUTE_LENGTHS, muteUntil, OWN_TIME, type MuteDraft } from "./mute-until";

export type AskedAct = Exclude<AlarmAct["kind"], "unmute">;
type AlarmActDialogProps = { kind: AskedAct; alarms: readonly AlarmView[]; me: string | null; isSending: boolean; error: Error | null; onAct: (act: AlarmAct) => void; onDismiss: () => void };

const NOBODY = "nobody";

/** Asks what an act needs: a note, a person, a time. */
export function AlarmActDialog({ kind, alarms, me, isSending, error, onAct, onDismiss }: AlarmActDialogProps) {
  const [note, setNote] = useState("");
  const [owner, setOwner] = useState(me ?? NOBODY);
  const [mute, setMute] = useState<MuteDraft>({ length: "60", own: "" });
  const now = new Date(useNow(60_000));
  const only = alarms.length === 1 ? alarms[0] : undefined;
  const what = only ? `“${alarmName(only)}”` : `${alarms.length} alarms`;

  const act = (): AlarmAct => {
    switch (kind) {
      case "mute":
        return { kind, note, until: muteUntil(mute, Date.now()).toISOString() };
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
      obstacle={obstacleTo(kind, { note, until: muteUntil(mute, now.getTime()), now })}
      isSending={isSending}
      error={error}
      onSubmit={() => onAct(act())}
      onDismiss={onDismiss}
    >
      <p>{SAYS[kind]}</p>
      {kind === "assign" ? <OwnerChoice owner={owner} me={me} onChoose={setOwner} /> : null}
      {kind === "mute" ? <MuteChoice mute={mute} until={muteUntil(mute, now.getTime())} onChange={setMute} /> : null}
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

function MuteChoice({ mute, until, onChange }: { mute: MuteDraft; until: Date; onChange: (mute: MuteDraft) => void }) {
  const zone = useReaderZone();
  return (
    <>
      <PickOne label="For" value={mute.length} options={MUTE_LENGTHS} onChoose={(length) => onChange({ ...mute, length })} />
      {mute.length === OWN_TIME ? <PlainField label="Until" type="datetime-local" value={mute.own} onChange={(event) => onChange({ ...mute, own: event.target.value })} /> : null}
      {Number.isNaN(until.getTime()) ? null : <p>Until {formatMoment(until.toISOString(), zone, "minute")}, your time.</p>}
    </>
  );
}

function obstacleTo(kind: AskedAct, { note, until, now }: { note: string; until: Date; now: Date }): string | undefined {
  if (kind === "note" && note.trim() === "") return "Write something first.";
  return kind === "mute" ? (muteProblem(until, now) ?? undefined) : undefined;
}

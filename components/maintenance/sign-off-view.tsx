import { Moment } from "@/components/ui/moment";
import { StatusMark } from "@/components/ui/status-mark";
import type { SignOffView } from "@/lib/maintenance/sign-off";

import { EVIDENCE_TITLES, taskMark } from "./task-words";

/** Who said what about a task, when. */
export function SignOffLine({ signOff }: { signOff: SignOffView }) {
  const { verdict, note, byHand, signedBy, signedAt, late } = signOff;
  return (
    <div>
      <p>
        <StatusMark {...taskMark(verdict === "skip" ? "skipped" : "done", verdict)} /> signed by {signedBy}, <Moment iso={signedAt} />
        {late ? ", after it was due" : ""}
      </p>
      {note === "" ? null : <p style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{note}</p>}
      {byHand.length === 0 ? null : (
        <ul>
          {byHand.map(({ kind, text }) => (
            <li key={kind}>
              {EVIDENCE_TITLES[kind]}, by hand: {text}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

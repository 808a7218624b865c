import { expect, test } from "vitest";

import type { GatheredEvidence } from "@/lib/maintenance/evidence";

import { signOffDraft, type SignOffDraft } from "./sign-off-draft";

const ID = "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d11";
const evidence: GatheredEvidence = {
  id: ID,
  gatheredAt: "2026-11-26T08:00:00.000Z",
  gatheredBy: "A. Berg",
  hash: "",
  items: [
    { kind: "queue-depth", answer: { kind: "nothing-there", why: "No queue." } },
    { kind: "targets", answer: { kind: "could-not-tell", why: "AWS did not answer." } },
  ],
};
const draft = (change: Partial<SignOffDraft>): SignOffDraft => ({ verdict: "fine", note: "", byHand: { targets: "All met, by the console." }, followUp: { title: "", owner: "", dueOn: "2026-12-03" }, ...change });
const today = "2026-11-26";
const open = { evidence, isCorrection: false, today };

test.each([
  ["without a verdict", draft({ verdict: null }), open, "Choose a verdict."],
  ["fine without evidence", draft({}), { evidence: null, isCorrection: false, today }, "Gather the evidence first: nothing is signed unseen."],
  ["fine where something could not be told", draft({ byHand: {} }), open, '"targets" could not be gathered. Fill in what you found, or skip the task with a reason.'],
  ["spaces are no finding", draft({ byHand: { targets: "  " } }), open, '"targets" could not be gathered. Fill in what you found, or skip the task with a reason.'],
  ["act without something to do", draft({ verdict: "act" }), open, "Say what is to be done."],
  ["act without a person", draft({ verdict: "act", followUp: { title: "Enlarge", owner: "", dueOn: "2026-12-03" } }), open, "Say who does it."],
  ["act by a day that has passed", draft({ verdict: "act", followUp: { title: "Enlarge", owner: "A. Berg", dueOn: "2026-11-25" } }), open, "The follow-up's day has passed: choose today or a later one."],
  ["skipped without a reason", draft({ verdict: "skip" }), open, "Say why it is skipped."],
  ["corrected without a reason", draft({}), { evidence, isCorrection: true, today }, "Say in the note why it is corrected."],
])("%s it cannot be signed", (_name, filled, context, why) => {
  expect(signOffDraft(filled, context)).toEqual({ kind: "obstacle", why });
});

test("what is sent names the evidence that was on the screen", () => {
  expect(signOffDraft(draft({}), open)).toEqual({ kind: "ready", signOff: { verdict: "fine", note: "", evidenceId: ID, byHand: [{ kind: "targets", text: "All met, by the console." }] } });
});

test("a task may be skipped unseen", () => {
  expect(signOffDraft(draft({ verdict: "skip", note: "Holiday." }), { evidence: null, isCorrection: false, today })).toMatchObject({ kind: "ready", signOff: { verdict: "skip", evidenceId: null } });
});

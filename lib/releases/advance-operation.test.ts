import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { advance, type OperationObservation } from "./advance-operation";
import { hasEnded, holdsStack, OPERATION_STATES, type OperationState } from "./operation-state";

const OBSERVATIONS: readonly OperationObservation[] = [
  { kind: "preview-begun" },
  { kind: "preview-ready" },
  { kind: "nothing-to-change" },
  { kind: "preview-failed" },
  { kind: "confirmed" },
  { kind: "discarded" },
  { kind: "expired" },
  { kind: "overtaken" },
  { kind: "accepted" },
  { kind: "refused" },
  { kind: "no-answer" },
  { kind: "could-not-tell" },
  { kind: "settled-as-not-accepted" },
  { kind: "settled", outcome: "succeeded" },
  { kind: "settled", outcome: "rolled-back" },
  { kind: "settled", outcome: "cancelled" },
  { kind: "settled", outcome: "failed" },
  { kind: "settled", outcome: "stuck" },
];

// Protects the operator's view: a late success must never paint over a rollback that needs a person.
test("a finished operation ignores everything that comes later", () => {
  for (const state of OPERATION_STATES.filter(hasEnded)) for (const seen of OBSERVATIONS) expect(advance(state, seen)).toBeNull();
});

describe("the way of a deployment", () => {
  test.each<[string, OperationObservation[], OperationState]>([
    ["goes well", [{ kind: "preview-begun" }, { kind: "preview-ready" }, { kind: "confirmed" }, { kind: "accepted" }, { kind: "settled", outcome: "succeeded" }], "succeeded"],
    ["has nothing to do", [{ kind: "preview-begun" }, { kind: "nothing-to-change" }], "no-changes"],
    ["is thought better of", [{ kind: "preview-begun" }, { kind: "preview-ready" }, { kind: "discarded" }], "discarded"],
    ["loses AWS's answer and finds it again", [{ kind: "preview-ready" }, { kind: "confirmed" }, { kind: "no-answer" }, { kind: "accepted" }, { kind: "settled", outcome: "rolled-back" }], "rolled-back"],
    ["loses it for good", [{ kind: "preview-ready" }, { kind: "confirmed" }, { kind: "no-answer" }, { kind: "could-not-tell" }], "needs-human"],
    ["is settled by events that turn up after all", [{ kind: "preview-ready" }, { kind: "confirmed" }, { kind: "no-answer" }, { kind: "could-not-tell" }, { kind: "accepted" }], "running"],
    ["is settled by a person who looked", [{ kind: "preview-ready" }, { kind: "confirmed" }, { kind: "no-answer" }, { kind: "could-not-tell" }, { kind: "settled-as-not-accepted" }], "failed"],
    ["loses AWS's answer, and finds its change set overtaken", [{ kind: "preview-ready" }, { kind: "confirmed" }, { kind: "no-answer" }, { kind: "overtaken" }], "stale"],
    ["is overtaken", [{ kind: "preview-ready" }, { kind: "overtaken" }], "stale"],
  ])("that %s", (_, seen, end) => {
    const state = seen.reduce<OperationState>((current, observation) => advance(current, observation) ?? current, "queued");
    expect(state).toBe(end);
  });
});

test("nothing is ever called a success before AWS has accepted it", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...OBSERVATIONS), { maxLength: 40 }), (seen) => {
      let state: OperationState = "queued";
      let accepted = false;
      for (const observation of seen) {
        const next = advance(state, observation);
        if (next && observation.kind === "accepted") accepted = true;
        state = next ?? state;
        if (state === "succeeded") expect(accepted).toBe(true);
      }
    }),
  );
});

test("the stack is let go only by an end, never by a step back to a preview", () => {
  for (const state of OPERATION_STATES.filter(holdsStack))
    for (const seen of OBSERVATIONS) {
      const next = advance(state, seen);
      if (next) expect(holdsStack(next) || hasEnded(next)).toBe(true);
    }
});

import { expect, test } from "vitest";

import type { TaskState } from "@/lib/maintenance/task-state";

import { boardSentence } from "./board-words";

const board = (...states: TaskState[]) => ({
  items: [
    {
      id: "",
      name: "",
      system: "",
      option: "",
      stage: "",
      zone: "UTC",
      responsible: "",
      instance: "2026-11-26",
      dueAt: "",
      streak: 0,
      overdue: 0,
      openFollowUps: 0,
      tasks: states.map((state) => ({ taskId: "", key: "", title: "", origin: "plan" as const, state, verdict: null, signedBy: null, signedAt: null, late: false, unusual: 0 })),
    },
  ],
});

test.each([
  [["due", "overdue", "done"], "2 of 3 to be signed, 1 of them overdue."],
  [["due", "not-asked"], "1 of 1 to be signed."],
  [["done", "skipped"], "All 2 signed."],
  [["not-yet"], "Nothing is due yet."],
  [["not-asked"], "Nothing is asked for here."],
  [[], "Nothing is asked for here."],
] as const)("%j: %s", (states, sentence) => {
  expect(boardSentence(board(...states))).toBe(sentence);
});

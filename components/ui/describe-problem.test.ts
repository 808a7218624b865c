import { expect, test } from "vitest";

import { ProblemError } from "@/lib/http/problem-error";

import { describeProblem } from "./describe-problem";

test.each([
  ["a refusal of ours is quoted", new ProblemError({ code: "not-possible", status: 409, detail: "Somebody has acknowledged it already." }), "Somebody has acknowledged it already."],
  [
    "who is signed out meanwhile loses nothing",
    new ProblemError({ code: "not-signed-in", status: 401, detail: "Sign in, or send a valid bearer token." }),
    "You are not signed in any more. Sign in again in another tab, then try again here: what you wrote stays.",
  ],
  [
    "a form that does not fit is not spoken of as a body",
    new ProblemError({ code: "invalid-input", status: 422, detail: "The body does not fit what this takes.", problems: [{ path: "note", message: "Give at most 2,000 characters." }] }),
    "It was not taken as it stands.",
  ],
  ["what is not ours is never shown", new Error("ECONNREFUSED 10.0.0.1"), "The answer could not be read. Reload the page; if it stays, tell an administrator."],
])("%s", (_name, error, words) => {
  expect(describeProblem(error)).toBe(words);
});

import { expect, test } from "vitest";

import { claimAnswer, keepAnswer, releaseClaim, renewClaim } from "./metric-answer-repository";

const answer = { answer: { points: [1] } };

async function claim(key: string, seconds: number) {
  const claimed = await claimAnswer(key, seconds);
  if (claimed.kind !== "mine") throw new Error(`the claim is ${claimed.kind}`);
  return claimed.held;
}

test("one asks, the others wait, and all get the one answer", async () => {
  const held = await claim("one", 30);
  expect(await claimAnswer("one", 30)).toEqual({ kind: "theirs" });
  await keepAnswer(held, answer, 60);
  expect(await claimAnswer("one", 30)).toEqual({ kind: "answer", answer: answer.answer });
});

// A query of logs takes longer than a claim lasts: without this, whoever waits would start the same query again, and pay for it again.
test("a claim that is renewed is not overtaken, one that is not is", async () => {
  const slow = await claim("slow", -1);
  expect(await renewClaim(slow, 30)).toBe(true);
  expect(await claimAnswer("slow", 30)).toEqual({ kind: "theirs" });
  const dead = await claim("dead", -1);
  await claim("dead", 30);
  expect(await renewClaim(dead, 30)).toBe(false);
});

test("who has lost a claim can neither let go of it nor answer in its place", async () => {
  const overtaken = await claim("overtaken", -1);
  const held = await claim("overtaken", 30);
  await releaseClaim(overtaken);
  await keepAnswer(overtaken, { failure: { action: "cloudwatch:GetMetricData", kind: "throttled", awsCode: null, awsMessage: "" } }, 60);
  expect(await claimAnswer("overtaken", 30)).toEqual({ kind: "theirs" });
  await releaseClaim(held);
  expect((await claimAnswer("overtaken", 30)).kind).toBe("mine");
});

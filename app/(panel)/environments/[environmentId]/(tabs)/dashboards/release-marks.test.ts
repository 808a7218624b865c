import { expect, test } from "vitest";

import { releaseMarks } from "./release-marks";

test("a release is marked each time that it went out, with its note; going back to it says so", () => {
  const deployment = { operationId: "o", state: "succeeded", endedAt: null };
  expect(
    releaseMarks([
      { number: 2, note: "more memory", deployments: [{ ...deployment, kind: "deploy", startedAt: "1970-01-01T00:02:00Z" }, { ...deployment, kind: "deploy", startedAt: null }] },
      { number: 1, note: "", deployments: [{ ...deployment, kind: "rollback", startedAt: "1970-01-01T00:03:00Z" }] },
    ]),
  ).toEqual([
    { atSeconds: 120, number: 2, note: "more memory" },
    { atSeconds: 180, number: 1, note: "gone back to" },
  ]);
});

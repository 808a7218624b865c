import { expect, test } from "vitest";

import { runtimeOutlook } from "./lambda-runtime";

const today = new Date("2026-11-26T00:00:00Z");

test.each([
  ["python3.13", { newest: "python3.14", patches: { kind: "supported", endsOn: "2029-06-30" }, updatesEndOn: "2029-08-31" }],
  ["python3.9", { newest: "python3.14", patches: { kind: "ended", endsOn: "2025-12-15" }, updatesEndOn: "2027-03-03" }],
  ["nodejs22.x", { newest: "nodejs24.x", patches: { kind: "ends-soon", endsOn: "2027-04-30", days: 155 } }],
  ["nodejs24.x", { newest: null, patches: { kind: "supported" } }],
  ["ruby3.4", { newest: "ruby4.0" }],
  ["dotnet8", { newest: "dotnet10", patches: { kind: "ended" } }],
  ["java17", { newest: "java25" }],
  ["java8.al2", { newest: "java25", patches: { kind: "supported", endsOn: "2027-06-30" } }],
  ["provided.al2", { newest: "provided.al2023", patches: { kind: "ended", endsOn: "2026-07-31" } }],
  ["provided.al2023", { newest: null }],
  ["cobol85", { newest: null, patches: { kind: "unknown" }, updatesEndOn: null }],
])("%s", (runtime, expected) => {
  expect(runtimeOutlook(runtime, today)).toMatchObject(expected);
});

test("a day comes with its source and how old that was", () => {
  expect(runtimeOutlook("python3.12", today).patches).toMatchObject({ source: expect.stringMatching(/Lambda runtimes.*, as of 2026-08-16$/) });
});

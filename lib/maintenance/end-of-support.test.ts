import { expect, test } from "vitest";

import { linuxOf, supportOf } from "./end-of-support";

test.each([
  ["postgres", "12.19", "2026-11-26", { kind: "ended", endsOn: "2025-02-28" }],
  ["postgres", "14.12", "2026-11-26", { kind: "ends-soon", endsOn: "2027-02-28", days: 94 }],
  ["postgres", "16.4", "2026-11-26", { kind: "supported", endsOn: "2029-02-28" }],
  ["postgres", "99.1", "2026-11-26", { kind: "unknown" }],
  ["redis", "6.2.6", "2026-11-26", { kind: "ends-soon", endsOn: "2027-01-31", days: 66 }],
  ["redis", "7.1", "2026-11-26", { kind: "no-date-set" }],
  ["valkey", "8.0", "2026-11-26", { kind: "no-date-set" }],
  ["memcached", "1.6.22", "2026-11-26", { kind: "unknown" }],
  ["amazon-linux", "2", "2026-06-30", { kind: "ends-soon", endsOn: "2026-06-30", days: 0 }],
])("%s %s on %s", (engine, version, now, expected) => {
  expect(supportOf(engine, version, new Date(`${now}T00:00:00Z`))).toMatchObject(expected);
});

test("a date comes with its source and how old that was", () => {
  expect(supportOf("postgres", "16.4", new Date("2026-11-26T00:00:00Z"))).toMatchObject({ source: "AWS, Release calendars for Amazon RDS for PostgreSQL, as of 2026-04-13" });
});

test.each([
  ["al2023-ami-2023.6.20241121.0-kernel-6.1-x86_64", "2023"],
  ["amzn2-ami-ecs-gpu-hvm-2.0.20241113-x86_64-ebs", "2"],
  ["ubuntu-jammy", null],
])("%s is Amazon Linux %s", (name, expected) => {
  expect(linuxOf(name)).toBe(expected);
});

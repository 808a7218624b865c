import { expect, test } from "vitest";

import { buildResourceTimeline } from "./resource-timeline";

const STACK = "pilothouse-harvest-prod";
const change = (logicalId: string, level: number, action = "Add") => ({
  logicalId,
  resourceType: "AWS::EC2::VPC",
  level,
  phase: "network",
  expectedSeconds: 10,
  action,
});
let second = 0;
const event = (logicalId: string, status: string, reason: string | null = null) => ({
  logicalId,
  status,
  reason,
  physicalId: "",
  resourceType: logicalId === STACK ? "AWS::CloudFormation::Stack" : "AWS::EC2::VPC",
  at: new Date(Date.UTC(2026, 10, 21, 14, 2, second++)).toISOString(),
});
const story = (changes: ReturnType<typeof change>[], events: ReturnType<typeof event>[]) =>
  Object.fromEntries(buildResourceTimeline({ changes, events, stackName: STACK }).map((row) => [row.logicalId, row.state]));

test("what the preview names waits, then goes, then is done", () => {
  const changes = [change("Vpc", 0), change("Subnet", 1), change("Service", 2)];
  expect(story(changes, [event(STACK, "CREATE_IN_PROGRESS"), event("Vpc", "CREATE_IN_PROGRESS"), event("Vpc", "CREATE_COMPLETE"), event("Subnet", "CREATE_IN_PROGRESS")])).toEqual({
    Vpc: "done",
    Subnet: "in-progress",
    Service: "waiting",
  });
});

test("a failure stays in sight while the rollback passes over it; what it stopped is only taken back", () => {
  const events = [
    event(STACK, "CREATE_IN_PROGRESS"),
    event("Vpc", "CREATE_IN_PROGRESS"),
    event("Vpc", "CREATE_COMPLETE"),
    event("Service", "CREATE_IN_PROGRESS"),
    event("Cache", "CREATE_IN_PROGRESS"),
    event("Service", "CREATE_FAILED", "exited with 137"),
    event("Cache", "CREATE_FAILED", "Resource creation cancelled"),
    event(STACK, "ROLLBACK_IN_PROGRESS", "The following resource(s) failed to create: [Service, Cache]."),
    event("Service", "DELETE_IN_PROGRESS"),
    event("Service", "DELETE_COMPLETE"),
    event("Vpc", "DELETE_IN_PROGRESS"),
    event("Vpc", "DELETE_COMPLETE"),
  ];
  expect(story([], events)).toEqual({ Vpc: "rolled-back", Service: "failed", Cache: "rolled-back" });
  const service = buildResourceTimeline({ changes: [], events, stackName: STACK }).find(({ logicalId }) => logicalId === "Service");
  expect(service?.reason).toBe("exited with 137");
});

test("deleting what was replaced does not take back that the new one is done", () => {
  const events = [
    event("Vpc", "UPDATE_IN_PROGRESS"),
    event("Vpc", "UPDATE_COMPLETE"),
    event(STACK, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"),
    event("Vpc", "DELETE_IN_PROGRESS"),
    event("Old", "DELETE_IN_PROGRESS"),
    event("Old", "DELETE_COMPLETE"),
  ];
  expect(story([change("Vpc", 0, "Modify"), change("Old", 0, "Remove")], events)).toEqual({ Vpc: "done", Old: "done" });
});

// Unknown is never shown as success.
test("a status that nobody here knows cannot be told", () => {
  expect(story([], [event("Vpc", "PONDERED")])).toEqual({ Vpc: "could-not-tell" });
});

test("a resource that only the events know is shown after those of the preview", () => {
  const rows = buildResourceTimeline({ changes: [change("Vpc", 4)], events: [event("Extra", "CREATE_IN_PROGRESS")], stackName: STACK });
  expect(rows.map(({ logicalId, level, phase }) => [logicalId, level, phase])).toEqual([
    ["Vpc", 4, "network"],
    ["Extra", 5, "network"],
  ]);
});

// The feed stamps whole seconds: of two events some milliseconds apart the later may be told first, and nothing would ever tell again.
test("what was told to be over before it was told to have begun is over", () => {
  const at = "2026-11-21T14:00:00.000Z";
  const alarm = (status: string) => ({ ...event("Alarm", status), physicalId: "alarm-1", at });
  expect(story([change("Alarm", 0, "Remove")], [event(STACK, "DELETE_IN_PROGRESS"), alarm("DELETE_COMPLETE"), alarm("DELETE_IN_PROGRESS")])).toEqual({ Alarm: "done" });
});

test("what a policy keeps when the stack is deleted is shown as kept", () => {
  expect(story([change("Database", 0, "Remove")], [event(STACK, "DELETE_IN_PROGRESS"), event("Database", "DELETE_SKIPPED")])).toEqual({ Database: "kept" });
});

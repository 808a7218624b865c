import { expect, test } from "vitest";

import type { StackEventView } from "@/lib/releases/operation-view";

import { newestEvents } from "./newest-events";

const event = (id: string, logicalId: string, status: string): StackEventView => ({
  id,
  logicalId,
  status,
  physicalId: "",
  resourceType: "AWS::EC2::VPC",
  reason: null,
  at: "2026-11-21T14:02:00.000Z",
  confirmed: true,
});

test("the newest come first, and a status that is only repeated is said once", () => {
  const events = [
    event("1", "Vpc", "CREATE_IN_PROGRESS"),
    event("2", "Role", "CREATE_IN_PROGRESS"),
    event("3", "Vpc", "CREATE_IN_PROGRESS"),
    event("4", "Vpc", "CREATE_COMPLETE"),
    event("5", "Vpc", "DELETE_IN_PROGRESS"),
  ];
  expect(newestEvents(events, 3).map(({ id }) => id)).toEqual(["5", "4", "2"]);
});

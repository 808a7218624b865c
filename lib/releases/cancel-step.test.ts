import { describe, expect, test } from "vitest";

import { cancelStep, type CancelCourse, type CancelStep } from "./cancel-step";

const now = new Date("2026-11-21T14:10:00Z");
const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1_000);
const update: CancelCourse = { act: "cancel-update", stackStatus: "UPDATE_IN_PROGRESS", toldStatus: "UPDATE_IN_PROGRESS", startedAt: ago(300), call: { kind: "unsent" }, now };
const create: CancelCourse = { ...update, act: "abort-create", stackStatus: "CREATE_IN_PROGRESS", toldStatus: "CREATE_IN_PROGRESS" };
const lost = (seconds: number) => ({ kind: "lost", at: ago(seconds) }) as const;

describe("a cancel that somebody asked for", () => {
  test.each<[string, CancelCourse, CancelStep["kind"]]>([
    ["is sent while the update runs", update, "send"],
    ["is sent while the launch runs", create, "send"],
    ["is sent again where its answer was lost", { ...update, call: lost(5) }, "send"],
    ["waits for its events once AWS has accepted it", { ...update, stackStatus: "UPDATE_ROLLBACK_IN_PROGRESS", call: { kind: "accepted" } }, "under-way"],
    ["waits for its events where only the answer was lost", { ...update, stackStatus: "UPDATE_ROLLBACK_COMPLETE", call: lost(300) }, "under-way"],
    ["waits for the deletion that it began", { ...create, stackStatus: "DELETE_IN_PROGRESS", call: lost(5) }, "under-way"],
    // These held the stack for ever, or called a failure a cancellation.
    ["is over where a launch has failed by itself", { ...create, stackStatus: "ROLLBACK_IN_PROGRESS", toldStatus: "ROLLBACK_IN_PROGRESS" }, "too-late"],
    ["is over where a failed launch was taken back", { ...create, stackStatus: "ROLLBACK_COMPLETE", toldStatus: "ROLLBACK_COMPLETE" }, "too-late"],
    ["is over where an update has failed by itself", { ...update, stackStatus: "UPDATE_ROLLBACK_IN_PROGRESS", toldStatus: "UPDATE_ROLLBACK_IN_PROGRESS" }, "too-late"],
    ["is over where AWS refused it because the update had failed", { ...update, stackStatus: "UPDATE_ROLLBACK_IN_PROGRESS", call: { kind: "refused" } }, "too-late"],
    ["is over where somebody else has deleted the stack", { ...create, stackStatus: "DELETE_COMPLETE", toldStatus: "DELETE_COMPLETE" }, "too-late"],
    ["is over where the launch fails on though the call was lost", { ...create, stackStatus: "ROLLBACK_COMPLETE", toldStatus: "ROLLBACK_COMPLETE", call: lost(31) }, "too-late"],
    ["may yet show where the call was lost a moment ago", { ...create, stackStatus: "ROLLBACK_IN_PROGRESS", toldStatus: "ROLLBACK_IN_PROGRESS", call: lost(5) }, "look-again"],
    ["is over where the events tell that a launch has ended, though AWS still describes it as at work", { ...create, toldStatus: "CREATE_COMPLETE" }, "too-late"],
    ["is over where the events tell that an update has failed, though AWS still describes it as at work", { ...update, toldStatus: "UPDATE_ROLLBACK_IN_PROGRESS" }, "too-late"],
    ["looks again where nothing tells of the update yet", { ...update, stackStatus: "UPDATE_COMPLETE", toldStatus: null, startedAt: ago(29) }, "look-again"],
    ["looks again where the events are ahead of the description", { ...update, stackStatus: "UPDATE_COMPLETE", startedAt: ago(5) }, "look-again"],
    ["is over where the update has ended, however soon", { ...update, stackStatus: "UPDATE_COMPLETE", toldStatus: "UPDATE_COMPLETE", startedAt: ago(5) }, "too-late"],
    ["is over where nothing tells of the update after half a minute", { ...update, stackStatus: "UPDATE_COMPLETE", toldStatus: null, startedAt: ago(31) }, "too-late"],
  ])("%s", (_, course, kind) => {
    expect(cancelStep(course).kind).toBe(kind);
  });
});

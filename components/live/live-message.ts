import { z } from "zod";

import { alarmViewSchema, type AlarmView } from "@/lib/alarms/alarm-view";
import { environmentViewSchema, type EnvironmentView } from "@/lib/environments/environment-view";
import {
  operationViewSchema,
  progressSchema,
  stackEventViewSchema,
  type OperationView,
  type Progress,
  type StackEventView,
} from "@/lib/releases/operation-view";

import type { StreamEvent } from "./event-stream-parser";

/** What the server tells open pages, parsed. */
export type LiveMessage =
  | { kind: "operation"; operation: OperationView }
  | { kind: "stack-event"; event: StackEventView; operationId: string | null; environmentId: string }
  | { kind: "progress"; progress: Progress; operationId: string; environmentId: string }
  | { kind: "environment"; environment: EnvironmentView }
  | { kind: "alarm"; alarm: AlarmView }
  | { kind: "maintenance"; environmentId: string };

const progressMessageSchema = progressSchema.extend({ operationId: z.uuid(), environmentId: z.uuid() });
const stackEventMessageSchema = stackEventViewSchema.extend({ operationId: z.uuid().nullable(), environmentId: z.uuid() });

/** That something was signed or set; what, is read again. */
const maintenanceMessageSchema = z.object({ environmentId: z.uuid() });

/** Null for an event this page does not know, or cannot read because the server is newer: the next poll shows what it said. */
export function parseLiveMessage({ event, data }: Pick<StreamEvent, "event" | "data">): LiveMessage | null {
  const json = parseJson(data);
  switch (event) {
    case "operation": {
      const parsed = operationViewSchema.safeParse(json);
      return parsed.success ? { kind: "operation", operation: parsed.data } : null;
    }
    case "stack-event": {
      const parsed = stackEventMessageSchema.safeParse(json);
      if (!parsed.success) return null;
      const { operationId, environmentId, ...stackEvent } = parsed.data;
      return { kind: "stack-event", event: stackEvent, operationId, environmentId };
    }
    case "progress": {
      const parsed = progressMessageSchema.safeParse(json);
      if (!parsed.success) return null;
      const { operationId, environmentId, ...progress } = parsed.data;
      return { kind: "progress", progress, operationId, environmentId };
    }
    case "environment": {
      const parsed = environmentViewSchema.safeParse(json);
      return parsed.success ? { kind: "environment", environment: parsed.data } : null;
    }
    case "alarm": {
      const parsed = alarmViewSchema.safeParse(json);
      return parsed.success ? { kind: "alarm", alarm: parsed.data } : null;
    }
    case "maintenance": {
      const parsed = maintenanceMessageSchema.safeParse(json);
      return parsed.success ? { kind: "maintenance", ...parsed.data } : null;
    }
    default:
      return null;
  }
}

/** The topics a message may have been published under; a subscriber gets it when it asked for one of them. */
export function topicsOf(message: LiveMessage): string[] {
  switch (message.kind) {
    case "operation":
      return [`operation:${message.operation.id}`, `environment:${message.operation.environmentId}`, "operations"];
    case "stack-event":
    case "progress": {
      const own = message.operationId === null ? [] : [`operation:${message.operationId}`];
      return [...own, `environment:${message.environmentId}`];
    }
    case "environment":
      return [`environment:${message.environment.id}`, "environments"];
    case "alarm":
      return ["alarms", ...(message.alarm.environment ? [`environment:${message.alarm.environment.id}`] : [])];
    case "maintenance":
      return ["maintenance"];
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Anything but a syntax error is a fault of ours and must not pass for a strange message.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

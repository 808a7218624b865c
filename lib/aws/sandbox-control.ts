import "server-only";

import { z } from "zod";

import { AppError } from "@/lib/shared/app-error";

import { MalformedAnswerError } from "./errors";
import { isLoopbackUrl } from "./loopback";

const TIMEOUT_MS = 5_000;

export const FAULT_OPERATIONS = ["create", "update", "rollback", "delete", "*"] as const;

/** A failure to rehearse with: the first resource that matches fails instead of doing what it was asked. Globs with `*` and `?`. */
export const sandboxFaultSchema = z.object({
  id: z.string().nullish().transform((id) => id ?? null),
  stack: z.string(),
  logicalId: z.string(),
  operation: z.enum(FAULT_OPERATIONS),
  message: z.string().nullish().transform((message) => message ?? null),
  /** Null: until removed. 0: it has struck as often as it should. */
  times: z.int().nonnegative().nullish().transform((times) => times ?? null),
});
export type SandboxFault = z.infer<typeof sandboxFaultSchema>;
export type SandboxFaultInput = Omit<SandboxFault, "id">;

const faultsSchema = z.object({ faults: z.array(sandboxFaultSchema) });
const speedSchema = z.object({ speed: z.number().positive() });

/** A stack that counts as having run since a day in the sandbox's bill; before the step it used that share of what it uses now. */
const pastSchema = z
  .object({ stack: z.string(), since: z.iso.date(), step_on: z.iso.date().nullable(), step_factor: z.number() })
  .transform(({ stack, since, step_on: stepOn, step_factor: stepFactor }) => ({ stack, since, stepOn, stepFactor }));
export type SandboxPast = z.output<typeof pastSchema>;
export type SandboxPastInput = { stack: string; months: number; step?: { daysAgo: number; factor: number } };

const pastsSchema = z.object({ pasts: z.array(pastSchema) });

/** Something that goes wrong in running stacks, shown by their metrics and alarms. `since` as ISO 8601; null while it waits for a release. */
const disturbanceSchema = z
  .object({ id: z.string(), stack: z.string(), logicalId: z.string(), kind: z.enum(["errors", "slow", "cpu", "memory", "disk-full", "queue-backlog", "service-down"]), since: z.number().nullable(), beginsWith: z.literal("next-release").nullable() })
  .transform(({ since, ...rest }) => ({ ...rest, since: since === null ? null : new Date(since * 1_000).toISOString() }));
export type SandboxDisturbance = z.output<typeof disturbanceSchema>;
/** No logical id: every resource it can happen to. No beginning: from now on, or as before where it is set already. */
export type SandboxDisturbanceInput = Pick<SandboxDisturbance, "stack" | "kind"> & { logicalId?: string | null; sinceMinutesAgo?: number | null; beginsWith?: "next-release" | null };

const disturbancesSchema = z.object({ disturbances: z.array(disturbanceSchema) });

/** The controls of the sandbox account that no AWS account has. Throws `AppError` "aws-unavailable" where it does not answer as it should. */
export function sandboxControl(endpoint: string) {
  if (!isLoopbackUrl(endpoint)) throw new AppError("sandbox-only", "The sandbox must be on this machine.");

  async function send(method: string, path: string, body?: object): Promise<unknown> {
    try {
      const response = await fetch(new URL(path, endpoint), {
        method,
        redirect: "error",
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body ? { body: JSON.stringify(body), headers: { "content-type": "application/json" } } : {}),
      });
      const text = await response.text();
      if (!response.ok) throw new MalformedAnswerError(`HTTP ${response.status} of ${method} ${path}: ${text.slice(0, 200)}`);
      return method === "GET" ? JSON.parse(text) : null;
    } catch (error) {
      throw unavailable(error);
    }
  }

  async function read<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema>> {
    const parsed = schema.safeParse(await send("GET", path));
    if (!parsed.success) throw unavailable(parsed.error);
    return parsed.data;
  }

  return {
    /** Those that may still strike; the sandbox goes on listing what is used up. */
    async readFaults(): Promise<SandboxFault[]> {
      return (await read("/_sandbox/faults", faultsSchema)).faults.filter(({ times }) => times !== 0);
    },
    /** Replaces the whole list; answers what now holds. */
    async replaceFaults(faults: readonly SandboxFaultInput[]): Promise<SandboxFault[]> {
      await send("PUT", "/_sandbox/faults", { faults: faults.map(withoutNulls) });
      return this.readFaults();
    },
    async clearFaults(): Promise<void> {
      await send("DELETE", "/_sandbox/faults");
    },
    async readDisturbances(): Promise<SandboxDisturbance[]> {
      return (await read("/_sandbox/disturbances", disturbancesSchema)).disturbances;
    },
    /** Replaces the whole list; what is left out is over from now on. Answers what now holds. */
    async replaceDisturbances(disturbances: readonly SandboxDisturbanceInput[]): Promise<SandboxDisturbance[]> {
      await send("PUT", "/_sandbox/disturbances", {
        disturbances: disturbances.map(({ stack, kind, logicalId, sinceMinutesAgo, beginsWith }) => ({
          stack,
          kind,
          ...(logicalId === null || logicalId === undefined ? {} : { logicalId }),
          ...(sinceMinutesAgo === null || sinceMinutesAgo === undefined ? {} : { sinceMinutesAgo }),
          ...(beginsWith ? { beginsWith } : {}),
        })),
      });
      return this.readDisturbances();
    },
    /** As though nothing had ever gone wrong: the past is made good, too, so alarms turn back within a second or two. */
    async forgetDisturbances(): Promise<void> {
      await send("DELETE", "/_sandbox/disturbances", { forget: true });
    },
    /** Real seconds of AWS are divided by it. */
    async readSpeed(): Promise<number> {
      return (await read("/_sandbox/speed", speedSchema)).speed;
    },
    async setSpeed(speed: number): Promise<number> {
      await send("PUT", "/_sandbox/speed", { speed });
      return this.readSpeed();
    },
    async readPasts(): Promise<SandboxPast[]> {
      return (await read("/_sandbox/past", pastsSchema)).pasts;
    },
    /** Replaces the stack's own; answers what now holds. */
    async fillInPast({ stack, months, step }: SandboxPastInput): Promise<SandboxPast[]> {
      await send("PUT", "/_sandbox/past", { stack, months, ...(step ? { step } : {}) });
      return this.readPasts();
    },
    async clearPasts(): Promise<void> {
      await send("DELETE", "/_sandbox/past");
    },
  };
}

const unavailable = (cause: unknown) =>
  new AppError("aws-unavailable", "The sandbox does not answer; it may be starting again.", { cause });

function withoutNulls({ stack, logicalId, operation, message, times }: SandboxFaultInput) {
  return { stack, logicalId, operation, ...(message === null ? {} : { message }), ...(times === null ? {} : { times }) };
}

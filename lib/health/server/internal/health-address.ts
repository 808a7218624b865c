import "server-only";

import type { WatchedEnvironment } from "./watched-environment-repository";

export type HealthAddress = { kind: "url"; url: URL } | { kind: "none"; why: string };

/** The address that an output of the stack names, while its stack stands. */
export function addressOf({ outputs, stackStatus }: Pick<WatchedEnvironment, "outputs" | "stackStatus">, output: string): HealthAddress {
  if (stackStatus === null || stackStatus === "DELETE_COMPLETE") return { kind: "none", why: "There is no stack that could answer." };
  if (stackStatus.startsWith("DELETE_")) return { kind: "none", why: "The stack is being deleted." };
  const value = outputs.find(({ key }) => key === output)?.value;
  if (value === undefined) return { kind: "none", why: `The stack has no output ${output} yet.` };
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !["http:", "https:"].includes(url.protocol)) return { kind: "none", why: `The output ${output} is no address of the web.` };
  return { kind: "url", url };
}

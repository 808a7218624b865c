import "server-only";

import type { UptimeReader } from "@/lib/metrics/server/read-targets";

import { meetsUptime } from "../uptime";
import { readUptime } from "./read-uptime";

/** The uptime that a plan promises, beside what health checks saw. Unknown where nobody watched long enough to say. */
export const readUptimeTarget: UptimeReader = async ({ targetPercent, ...asked }) => {
  const uptime = await readUptime(asked);
  if (uptime.kind === "unknown") return { value: null, verdict: "no-data" };
  return { value: uptime.percent, verdict: meetsUptime(uptime, targetPercent) };
};

import "server-only";

import { serverEnv } from "@/lib/env/server";
import type { Reach } from "@/lib/http/server/may-be-reached";
import { AppError } from "@/lib/shared/app-error";

import { addressObstacle } from "./address-obstacle";

export const webhookReach = (): Reach => (serverEnv().loopbackWebhooks ? "public-and-loopback" : "public-only");

/** Throws "invalid-input" for an address that nothing would ever be sent to. */
export function checkAddress(url: string): void {
  const obstacle = addressObstacle(url, webhookReach());
  if (obstacle !== null) throw new AppError("invalid-input", `The address ${obstacle}.`, { problems: [{ path: "url", message: obstacle }] });
}

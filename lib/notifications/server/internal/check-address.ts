import "server-only";

import { isLoopbackHost } from "@/lib/aws/loopback";
import { serverEnv } from "@/lib/env/server";
import type { Reach } from "@/lib/http/server/may-be-reached";
import { AppError } from "@/lib/shared/app-error";

export const webhookReach = (): Reach => (serverEnv().loopbackWebhooks ? "public-and-loopback" : "public-only");

/** Only https leads out of this machine: a message would be readable on its way. Throws "invalid-input". What the name resolves to is checked at each sending. */
export function checkAddress(url: string): void {
  const { protocol, hostname } = new URL(url);
  if (protocol === "https:" || (serverEnv().loopbackWebhooks && isLoopbackHost(hostname))) return;
  throw new AppError("invalid-input", "The address must begin with https://.", { problems: [{ path: "url", message: "must begin with https://" }] });
}

import "server-only";

import { serverEnv } from "@/lib/env/server";

import type { ChannelKind } from "../../channel-input";
import type { ChannelView } from "../../channel-view";
import type { ChannelRecord } from "./channel-repository";
import { canSeal, unseal } from "./seal";

export const NO_MAIL_SERVER = "No mail server is set up: give SMTP_URL and SMTP_FROM to the processes.";

/** Why nothing can be sent over a kind of channel as the process is set up; null: nothing stands in the way. */
export function obstacleTo(kind: ChannelKind): string | null {
  if (kind === "email") return serverEnv().smtp === null ? NO_MAIL_SERVER : null;
  return canSeal() ? null : "PILOTHOUSE_CHANNEL_KEY is not set, so its address cannot be read.";
}

export function channelViewOf({ id, name, kind, address, sealed, pausedAt, createdBy, createdAt }: ChannelRecord): ChannelView {
  const isUnreadable = sealed !== null && canSeal() && unseal(sealed) === null;
  return {
    id,
    name,
    kind,
    address,
    paused: pausedAt !== null,
    createdBy,
    createdAt: createdAt.toISOString(),
    obstacle: isUnreadable ? "Its address was sealed with another key than the one that is set now; give it anew." : obstacleTo(kind),
  };
}

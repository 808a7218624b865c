import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { database } from "@/lib/db/transaction";
import type { Page } from "@/lib/shared/page";

import type { ChannelView } from "../channel-view";
import { findChannels } from "./internal/channel-repository";
import { channelViewOf } from "./internal/channel-view-of";

/** All of them: a team has few. */
export async function listChannels({ actor }: { actor: Actor }): Promise<Page<ChannelView>> {
  authorize(actor, "notifications:manage");
  const items = (await findChannels(database())).map(channelViewOf);
  return { items, nextCursor: null, total: items.length };
}

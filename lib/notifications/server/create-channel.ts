import "server-only";

import { actorName, type Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import type { CreateChannel } from "../channel-input";
import type { ChannelWithKey } from "../channel-view";
import { usualRules } from "../notification-rule";
import { insertChannel, isChannelNameTaken, lockChannels } from "./internal/channel-repository";
import { channelViewOf } from "./internal/channel-view-of";
import { checkAddress } from "./internal/check-address";
import { replaceRules } from "./internal/rule-repository";
import { seal } from "./internal/seal";
import { newSigningKey } from "./internal/sign-message";

/** Sets a channel up with the usual rules. A webhook's signing key is in this answer and nowhere else. Throws "name-taken", "invalid-input", "unavailable". */
export async function createChannel({ actor, channel }: { actor: Actor; channel: CreateChannel }): Promise<ChannelWithKey> {
  authorize(actor, "notifications:manage");
  const signingKey = channel.kind === "webhook" ? newSigningKey() : null;
  const address = addressOf(channel, signingKey);
  return inTransaction(async (tx) => {
    await lockChannels(tx);
    if (await isChannelNameTaken(tx, channel.name, null)) throw new AppError("name-taken", `There is a channel called ${channel.name} already; choose another name.`);
    const stored = await insertChannel(tx, { name: channel.name, kind: channel.kind, ...address, createdBy: actorName(actor) });
    await replaceRules(tx, { kind: "channel", id: stored.id }, usualRules());
    await writeAudit(tx, {
      actor,
      action: "channel.create",
      outcome: { kind: "done" },
      object: { type: "notification-channel", id: stored.id },
      summary: `Set up the notification channel ${channel.name}.`,
      details: { kind: channel.kind, address: stored.address },
    });
    return { channel: channelViewOf(stored), signingKey };
  });
}

function addressOf(channel: CreateChannel, signingKey: string | null): { address: string; recipients: string[]; sealed: string | null } {
  if (channel.kind === "email") return { address: channel.recipients.join(", "), recipients: channel.recipients, sealed: null };
  checkAddress(channel.url);
  return { address: new URL(channel.url).host, recipients: [], sealed: seal({ url: channel.url, signingKey }) };
}

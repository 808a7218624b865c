import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import type { ChangeChannel } from "../channel-input";
import type { ChannelWithKey } from "../channel-view";
import { findChannel, isChannelNameTaken, lockChannels, updateChannel, type ChannelRecord } from "./internal/channel-repository";
import { channelViewOf } from "./internal/channel-view-of";
import { checkAddress } from "./internal/check-address";
import { seal, unseal } from "./internal/seal";
import { newSigningKey } from "./internal/sign-message";

/** Throws "not-found", "name-taken", "invalid-input", "not-possible", "unavailable". A new signing key is in this answer and nowhere else. */
export async function changeChannel({ actor, channelId, change, now }: { actor: Actor; channelId: string; change: ChangeChannel; now: Date }): Promise<ChannelWithKey> {
  authorize(actor, "notifications:manage");
  return inTransaction(async (tx) => {
    await lockChannels(tx);
    const channel = await findChannel(tx, channelId);
    if (!channel) throw new AppError("not-found", "There is no such channel.");
    if (change.name !== undefined && (await isChannelNameTaken(tx, change.name, channelId)))
      throw new AppError("name-taken", `There is a channel called ${change.name} already; choose another name.`);
    const { signingKey, ...address } = newAddress(channel, change);
    const stored = await updateChannel(tx, channelId, {
      name: change.name,
      ...address,
      ...(change.paused === undefined ? {} : { pausedAt: change.paused ? (channel.pausedAt ?? now) : null }),
    });
    await writeAudit(tx, {
      actor,
      action: "channel.change",
      outcome: { kind: "done" },
      object: { type: "notification-channel", id: channelId },
      summary: `Changed the notification channel ${stored.name}: ${wordsOf(change)}.`,
      details: { kind: channel.kind, address: stored.address },
    });
    return { channel: channelViewOf(stored), signingKey };
  });
}

function newAddress(channel: ChannelRecord, { url, recipients, newSigningKey: wantsKey }: ChangeChannel) {
  if (channel.kind === "email") {
    if (url !== undefined || wantsKey) throw new AppError("invalid-input", "An e-mail channel has recipients, not an address of the web or a key.");
    return { ...(recipients ? { recipients, address: recipients.join(", ") } : {}), signingKey: null };
  }
  if (recipients !== undefined) throw new AppError("invalid-input", "Only an e-mail channel has recipients.");
  if (wantsKey && channel.kind !== "webhook") throw new AppError("invalid-input", "Only a webhook's messages are signed.");
  if (url === undefined && !wantsKey) return { signingKey: null };
  if (url !== undefined) checkAddress(url);
  const known = channel.sealed === null ? null : unseal(channel.sealed);
  const nextUrl = url ?? known?.url;
  if (nextUrl === undefined) throw new AppError("not-possible", "The channel's address can no longer be read; give it together with the new key.");
  // One whose key can no longer be read gets a new one with its new address.
  const signingKey = channel.kind === "webhook" && (wantsKey || !known) ? newSigningKey() : null;
  return { address: new URL(nextUrl).host, sealed: seal({ url: nextUrl, signingKey: signingKey ?? known?.signingKey ?? null }), signingKey };
}

function wordsOf({ name, url, recipients, paused, newSigningKey: wantsKey }: ChangeChannel): string {
  const words = [
    name === undefined ? null : "its name",
    url === undefined && recipients === undefined ? null : "where it leads",
    paused === undefined ? null : paused ? "paused" : "no longer paused",
    wantsKey ? "a new signing key" : null,
  ];
  return words.filter((word) => word !== null).join(", ");
}

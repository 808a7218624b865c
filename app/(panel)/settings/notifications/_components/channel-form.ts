import { z } from "zod";

import { CHANNEL_KINDS, type ChangeChannel, type CreateChannel } from "@/lib/notifications/channel-input";
import type { ChannelView } from "@/lib/notifications/channel-view";

/** The window's fields; which of them count depends on the kind. The API's schemas decide, and their sentences are shown. */
export const channelFormSchema = z.object({ kind: z.enum(CHANNEL_KINDS), name: z.string(), url: z.string(), recipients: z.string() });
export type ChannelForm = z.infer<typeof channelFormSchema>;

/** Addresses may be parted by commas, semicolons, blanks or lines. */
export const recipientsOf = (text: string): string[] => text.split(/[\s,;]+/).filter((part) => part !== "");

export function toCreate({ kind, name, url, recipients }: ChannelForm): CreateChannel {
  return kind === "email" ? { kind, name, recipients: recipientsOf(recipients) } : { kind, name, url: url.trim() };
}

/** An address that is left empty stays as it is: it cannot be shown. */
export function toChange(channel: ChannelView, { name, url, recipients }: ChannelForm): ChangeChannel {
  if (channel.kind === "email") return { name, recipients: recipientsOf(recipients) };
  return url.trim() === "" ? { name } : { name, url: url.trim() };
}

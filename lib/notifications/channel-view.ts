import { z } from "zod";

import { CHANNEL_KINDS } from "./channel-input";

export const channelViewSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(CHANNEL_KINDS),
  /** Where it leads, as far as that may be shown: a host, or the recipients. */
  address: z.string(),
  paused: z.boolean(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  /** Why nothing can be sent there as the processes are set up; null: nothing stands in the way. */
  obstacle: z.string().nullable(),
});
export type ChannelView = z.infer<typeof channelViewSchema>;

/** The answer to a change that made a signing key: shown once. */
export const channelWithKeySchema = z.object({
  channel: channelViewSchema,
  /** Null: no new key was made. */
  signingKey: z.string().nullable(),
});
export type ChannelWithKey = z.infer<typeof channelWithKeySchema>;

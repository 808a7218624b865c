import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { createChannelSchema } from "@/lib/notifications/channel-input";
import { channelViewSchema, channelWithKeySchema } from "@/lib/notifications/channel-view";
import { createChannel } from "@/lib/notifications/server/create-channel";
import { listChannels } from "@/lib/notifications/server/list-channels";
import { pageSchema } from "@/lib/shared/page";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "List notification channels",
    permission: "notifications:manage",
    answer: { schema: pageSchema(channelViewSchema) },
    handle: ({ actor }) => listChannels({ actor }),
  }),

  POST: defineRoute({
    summary: "Set up a notification channel; a webhook's signing key is shown in this answer only",
    permission: "notifications:manage",
    audit: "channel.create",
    body: createChannelSchema,
    answer: { status: 201, schema: channelWithKeySchema, showsSecret: true },
    handle: ({ actor, body }) => createChannel({ actor, channel: body }),
  }),
});

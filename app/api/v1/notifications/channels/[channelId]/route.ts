import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { changeChannelSchema } from "@/lib/notifications/channel-input";
import { channelWithKeySchema } from "@/lib/notifications/channel-view";
import { changeChannel } from "@/lib/notifications/server/change-channel";
import { removeChannel } from "@/lib/notifications/server/remove-channel";

const params = z.object({ channelId: z.uuid() });

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  PATCH: defineRoute({
    summary: "Change a notification channel; a new signing key is shown in this answer only",
    permission: "notifications:manage",
    audit: "channel.change",
    params,
    body: changeChannelSchema,
    answer: { schema: channelWithKeySchema, showsSecret: true },
    handle: ({ actor, params: { channelId }, body }) => changeChannel({ actor, channelId, change: body, now: new Date() }),
  }),

  DELETE: defineRoute({
    summary: "Remove a notification channel; the log of what was sent stays",
    permission: "notifications:manage",
    audit: "channel.remove",
    params,
    answer: { status: 204 },
    handle: ({ actor, params: { channelId } }) => removeChannel({ actor, channelId }),
  }),
});

import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { deliveryViewSchema } from "@/lib/notifications/delivery-view";
import { sendTest } from "@/lib/notifications/server/send-test";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  POST: defineRoute({
    summary: "Send a test message to a channel; its outcome is read from the delivery",
    permission: "notifications:manage",
    audit: "channel.test",
    params: z.object({ channelId: z.uuid() }),
    answer: { status: 202, schema: deliveryViewSchema },
    handle: ({ actor, params }) => sendTest({ actor, target: params.channelId, now: new Date() }),
  }),
});

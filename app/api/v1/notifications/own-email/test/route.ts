import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { deliveryViewSchema } from "@/lib/notifications/delivery-view";
import { sendTest } from "@/lib/notifications/server/send-test";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  POST: defineRoute({
    summary: "Send oneself a test message by e-mail; its outcome is read from the delivery",
    permission: "own-notifications:manage",
    audit: "channel.test",
    answer: { status: 202, schema: deliveryViewSchema },
    handle: ({ actor }) => sendTest({ actor, target: "own-email", now: new Date() }),
  }),
});

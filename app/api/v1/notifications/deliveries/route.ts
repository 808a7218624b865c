import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { deliveryQuerySchema, deliveryViewSchema } from "@/lib/notifications/delivery-view";
import { listDeliveries } from "@/lib/notifications/server/list-deliveries";
import { pageSchema } from "@/lib/shared/page";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "List what was sent, newest first: everything for administrators, one's own for others",
    permission: "own-notifications:manage",
    query: deliveryQuerySchema,
    answer: { schema: pageSchema(deliveryViewSchema) },
    handle: ({ actor, query }) => listDeliveries({ actor, query }),
  }),
});

import { z } from "zod";

import { defineMethods } from "@/lib/http/define-methods";
import { defineRoute } from "@/lib/http/define-route";
import { deliveryViewSchema } from "@/lib/notifications/delivery-view";
import { readDelivery } from "@/lib/notifications/server/read-delivery";
import { AppError } from "@/lib/shared/app-error";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineMethods({
  GET: defineRoute({
    summary: "Read one message that was sent, or is yet to be",
    permission: "own-notifications:manage",
    params: z.object({ deliveryId: z.uuid() }),
    answer: { schema: deliveryViewSchema },
    handle: async ({ actor, params }) => {
      const delivery = await readDelivery({ actor, ...params });
      if (!delivery) throw new AppError("not-found", "There is no such message.");
      return delivery;
    },
  }),
});

import { queryOptions } from "@tanstack/react-query";

import { getJson } from "@/lib/http/get-json";
import { pageSchema } from "@/lib/shared/page";

import { channelViewSchema } from "./channel-view";
import { deliveryViewSchema, type DeliveryView } from "./delivery-view";
import { rulesViewSchema, type RulesTarget } from "./rules-view";

const FIRST_TRY_POLL_MS = 700; // a test's first try takes a second or two; only while it is out

export const channelsQuery = () =>
  queryOptions({
    queryKey: ["notifications", "channels"],
    queryFn: ({ signal }) => getJson("/api/v1/notifications/channels", pageSchema(channelViewSchema), { signal }),
  });

export const rulesQuery = (target: RulesTarget) =>
  queryOptions({
    queryKey: ["notifications", "rules", target],
    queryFn: ({ signal }) => getJson(`/api/v1/notifications/rules?target=${target}`, rulesViewSchema, { signal }),
  });

/** Neither sent nor failed, and not tried once. */
export const isFirstTryOut = ({ state, attempts }: DeliveryView): boolean => state === "waiting" && attempts === 0;

export const deliveryQuery = (deliveryId: string) =>
  queryOptions({
    queryKey: ["notifications", "delivery", deliveryId],
    queryFn: ({ signal }) => getJson(`/api/v1/notifications/deliveries/${deliveryId}`, deliveryViewSchema, { signal }),
    refetchInterval: ({ state: { data } }) => (data === undefined || isFirstTryOut(data) ? FIRST_TRY_POLL_MS : false),
  });

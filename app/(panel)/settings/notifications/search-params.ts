import type { ListShape, ListStateOf } from "@/components/ui/list-state";
import { parseWhatMakesSense } from "@/components/ui/parse-what-makes-sense";
import { deliveryQuerySchema, type DeliveryQuery } from "@/lib/notifications/delivery-view";

export const DELIVERY_LIST = {
  filters: ["state", "channelId"],
  sorts: ["-at"],
  defaultSort: "-at",
  pageSize: 25,
} as const satisfies ListShape<string, string>;

export type DeliveryListState = ListStateOf<typeof DELIVERY_LIST>;

/** The list's address as the query of the API; a filter that makes no sense is left out. */
export const toDeliveryQuery = ({ filters, cursor }: DeliveryListState): DeliveryQuery =>
  parseWhatMakesSense(deliveryQuerySchema, { ...filters, cursor: cursor ?? undefined, limit: DELIVERY_LIST.pageSize });

import type { ListShape, ListStateOf } from "@/components/ui/list-state";
import { parseWhatMakesSense, whatMakesNoSense } from "@/components/ui/parse-what-makes-sense";
import { deliveryQuerySchema, type DeliveryQuery } from "@/lib/notifications/delivery-view";

export const DELIVERY_LIST = {
  filters: ["state", "channelId"],
  sorts: ["-at"],
  defaultSort: "-at",
  pageSize: 25,
} as const satisfies ListShape<string, string>;

export type DeliveryListState = ListStateOf<typeof DELIVERY_LIST>;

/** The list's address as the query of the API; a filter that makes no sense is left out. */
export const toDeliveryQuery = (state: DeliveryListState): DeliveryQuery => parseWhatMakesSense(deliveryQuerySchema, wantedBy(state));

/** Filters of the address that the log cannot be filtered by, as they stand there. */
export function leftOutFilters(state: DeliveryListState): { name: string; value: string }[] {
  const wrong = whatMakesNoSense(deliveryQuerySchema, wantedBy(state));
  return DELIVERY_LIST.filters.filter((name) => wrong.includes(name)).map((name) => ({ name, value: state.filters[name] ?? "" }));
}

const wantedBy = ({ filters, cursor }: DeliveryListState): Record<string, unknown> => ({ ...filters, cursor: cursor ?? undefined, limit: DELIVERY_LIST.pageSize });

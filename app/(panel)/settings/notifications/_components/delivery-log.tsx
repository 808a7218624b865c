"use client";

import Link from "next/link";

import { CursorPagination } from "@/components/ui/cursor-pagination";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { changeFilter, changeList, isFiltered } from "@/components/ui/list-state";
import { Moment } from "@/components/ui/moment";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable, type TableColumn } from "@/components/ui/plain-table";
import { StatusMark } from "@/components/ui/status-mark";
import { useListNavigation } from "@/components/ui/use-list-navigation";
import type { DeliveryView } from "@/lib/notifications/delivery-view";
import { headlineOf } from "@/lib/notifications/message-words";
import type { Page } from "@/lib/shared/page";

import { DELIVERY_LIST, type DeliveryListState } from "../search-params";
import { deliveryMark, outcomeWords } from "./notification-words";

const COLUMNS: readonly TableColumn[] = [{ header: "When" }, { header: "To" }, { header: "What" }, { header: "Outcome" }];
const STATE_CHOICES = [
  { value: "sent", label: "Sent" },
  { value: "failed", label: "Not sent" },
  { value: "waiting", label: "On its way" },
];

const toRow = (delivery: DeliveryView) => ({
  key: delivery.id,
  cells: [
    <Moment key="at" iso={delivery.createdAt} precision="second" />,
    <span key="to" style={{ overflowWrap: "anywhere" }}>
      {delivery.target}
    </span>,
    <MessageContent key="what" delivery={delivery} />,
    <span key="outcome">
      <StatusMark {...deliveryMark(delivery)} /> {outcomeWords(delivery)}
    </span>,
  ],
});

/** What was sent and what came of it: everything for administrators, their own for others. */
export function DeliveryLog({ state, page, ofEverybody }: { state: DeliveryListState; page: Page<DeliveryView>; ofEverybody: boolean }) {
  const { wanted, go, isPending } = useListNavigation(DELIVERY_LIST, state);
  return (
    <PanelBox title="What was sent" note={`${ofEverybody ? "To all channels and people" : "To you"}, newest first; kept 90 days.`}>
      <FilterBar label="Filter what was sent" isFiltered={isFiltered(wanted)} onClear={() => go(changeList(wanted, { q: "", filters: {} }))}>
        <FilterSelect label="Outcome" value={wanted.filters.state ?? ""} options={STATE_CHOICES} onChoose={(value) => go(changeFilter(wanted, "state", value))} />
      </FilterBar>
      {page.items.length === 0 ? (
        <EmptyState title={isFiltered(state) ? "No message matches" : "Nothing was sent yet"}>{isFiltered(state) ? "Take a filter away to see more." : "Messages appear here with what came of each."}</EmptyState>
      ) : (
        <PlainTable stacks caption="Messages, newest first" columns={COLUMNS} rows={page.items.map(toRow)} isPending={isPending} />
      )}
      <CursorPagination label="Pages of what was sent" shape={DELIVERY_LIST} state={state} page={page} />
    </PanelBox>
  );
}

function MessageContent({ delivery: { notices, isTest } }: { delivery: DeliveryView }) {
  const [only] = notices;
  if (!only || notices.length === 1) return only && !isTest ? <Link href={only.path}>{only.title}</Link> : (only?.title ?? "");
  return (
    <details>
      <summary>{headlineOf(notices)}</summary>
      <ul>
        {notices.map(({ key, path, title }) => (
          <li key={key}>
            <Link href={path}>{title}</Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

"use client";

import { AlarmDesk } from "@/components/alarms/alarm-desk";
import { useLiveAlarms } from "@/components/alarms/use-live-alarms";
import { CursorPagination } from "@/components/ui/cursor-pagination";
import { changeFilter, changeList } from "@/components/ui/list-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { PickOne } from "@/components/ui/pick-one";
import { SearchField } from "@/components/ui/search-field";
import { useListNavigation } from "@/components/ui/use-list-navigation";
import { STANDING_WORDS } from "@/components/alarms/alarm-words";
import { byUrgency, matchesFilter } from "@/lib/alarms/alarm-order";
import { ALARM_STANDINGS } from "@/lib/alarms/alarm-standing";
import type { AlarmView } from "@/lib/alarms/alarm-view";
import type { Page } from "@/lib/shared/page";

import { ALARM_LIST, isNarrowed, toAlarmInput, type AlarmListState } from "../search-params";

type Choice = { value: string; label: string };
type AlarmListProps = { state: AlarmListState; page: Page<AlarmView>; me: string | null; environments: readonly Choice[]; mayAct: boolean; mayRun: boolean };

const SORTS: readonly Choice[] = [
  { value: "urgency", label: "Most urgent first" },
  { value: "-since", label: "Newest change first" },
  { value: "since", label: "Oldest change first" },
  { value: "name", label: "Name" },
];
const YES_NO: readonly Choice[] = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

/** All alarms; filters, order, page and the alarm shown are in the address, and rows change as the stream tells. */
export function AlarmList({ state, page, me, environments, mayAct, mayRun }: AlarmListProps) {
  const { wanted, go } = useListNavigation(ALARM_LIST, state);
  const { filter, q } = toAlarmInput(state);
  const [alarms, hear] = useLiveAlarms(page.items, ["alarms"], (alarm) => matchesFilter(alarm, { ...filter, q }, me));
  const choose = (name: keyof AlarmListState["filters"]) => (value: string) => go(changeFilter(wanted, name, value));
  const { filters } = wanted;

  return (
    <>
      <FilterBar label="Filter the alarms" isFiltered={isNarrowed(wanted)} onClear={() => go(changeList(wanted, { q: "", filters: filters.alarm ? { alarm: filters.alarm } : {} }))}>
        <SearchField label="Part of the name" value={wanted.q} onSearch={(text) => go(changeList(wanted, { q: text }), { replace: true })} />
        <FilterSelect label="State" value={filters.state ?? ""} options={ALARM_STANDINGS.map((standing) => ({ value: standing, label: STANDING_WORDS[standing] }))} onChoose={choose("state")} />
        <FilterSelect label="Environment" value={filters.environmentId ?? ""} options={environments} onChoose={choose("environmentId")} />
        <FilterSelect
          label="Severity"
          value={filters.severity ?? ""}
          options={[
            { value: "critical", label: "Critical" },
            { value: "warning", label: "Warning" },
          ]}
          onChoose={choose("severity")}
        />
        <FilterSelect label="Owner" value={filters.owner ?? ""} options={[...(me === null ? [] : [{ value: "me", label: "Me" }]), { value: "nobody", label: "Nobody" }]} onChoose={choose("owner")} />
        <FilterSelect label="Acknowledged" value={filters.acknowledged ?? ""} options={YES_NO} onChoose={choose("acknowledged")} />
        <FilterSelect label="Muted" value={filters.muted ?? ""} options={YES_NO} onChoose={choose("muted")} />
        <PickOne label="Order" value={wanted.sort} options={SORTS} onChoose={(sort) => go(changeList(wanted, { sort: ALARM_LIST.sorts.find((known) => known === sort) ?? "urgency" }))} />
      </FilterBar>
      <AlarmDesk
        alarms={state.sort === "urgency" ? byUrgency(alarms) : alarms}
        me={me}
        mayAct={mayAct}
        mayRun={mayRun}
        empty={isNarrowed(state) ? { title: "No alarm matches", text: "Take a filter away to see more." } : { title: "No alarm yet", text: "Alarms appear here within a minute after an environment has been launched." }}
        onChanged={hear}
      />
      <CursorPagination label="Pages of the alarms" shape={ALARM_LIST} state={state} page={page} />
    </>
  );
}

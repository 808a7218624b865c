"use client";

import { monthTitle } from "@/components/cost/month-words";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { changeFilter, changeList } from "@/components/ui/list-state";
import { PickOne } from "@/components/ui/pick-one";
import { SearchField } from "@/components/ui/search-field";
import { addMonths } from "@/lib/cost/bill-day";
import type { BillState } from "@/lib/cost/ledger-view";
import { STAGES } from "@/lib/environments/environment-view";

import { isNarrowed, type CostListState, type Group } from "../search-params";
import { GROUP_CHOICES } from "./breakdown-words";

const MONTHS_OFFERED = 13;

type CostFiltersProps = {
  state: CostListState;
  group: Group;
  systems: readonly { value: string; label: string }[];
  accounts: readonly BillState[];
  thisMonth: string;
  onChange: (state: CostListState, isTyped: boolean) => void;
};

export function CostFilters({ state, group, systems, accounts, thisMonth, onChange }: CostFiltersProps) {
  const { filters } = state;
  const choose = (name: keyof CostListState["filters"]) => (value: string) => onChange(changeFilter(state, name, value), false);
  const months = Array.from({ length: MONTHS_OFFERED }, (_, back) => addMonths(`${thisMonth}-01`, -back).slice(0, 7)).map((month) => ({ value: month, label: monthTitle(month) }));
  return (
    <FilterBar
      label="Choose month, grouping and what to see"
      isFiltered={isNarrowed(state)}
      onClear={() => onChange(changeList(state, { q: "", filters: { month: filters.month, group: filters.group } }), false)}
    >
      <PickOne label="Month" value={filters.month ?? thisMonth} options={months} onChoose={(month) => choose("month")(month === thisMonth ? "" : month)} />
      <PickOne label="Group by" value={group} options={GROUP_CHOICES} onChoose={(value) => choose("group")(value === "environment" ? "" : value)} />
      <SearchField label="Environment" value={state.q} onSearch={(q) => onChange(changeList(state, { q }), true)} />
      <FilterSelect label="System" value={filters.system ?? ""} options={systems} onChoose={choose("system")} />
      <FilterSelect label="Stage" value={filters.stage ?? ""} options={STAGES.map((stage) => ({ value: stage, label: stage }))} onChoose={choose("stage")} />
      <FilterSelect label="Account" value={filters.accountId ?? ""} options={accounts.map(({ accountId, accountName }) => ({ value: accountId, label: accountName }))} onChoose={choose("accountId")} />
    </FilterBar>
  );
}

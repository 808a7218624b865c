"use client";

import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { changeFilter, changeList, isFiltered } from "@/components/ui/list-state";
import { SearchField } from "@/components/ui/search-field";
import type { EnvironmentState } from "@/lib/environments/environment-state";
import { STAGES } from "@/lib/environments/environment-view";

import type { EnvironmentListState } from "../search-params";

export type FilterChoice = { value: string; label: string };

const STATE_CHOICES: readonly { value: EnvironmentState; label: string }[] = [
  { value: "needs-you", label: "Needs you" },
  { value: "running", label: "Running" },
  { value: "in-alarm", label: "In alarm" },
  { value: "unsure", label: "Not all is known" },
  { value: "healthy", label: "Healthy" },
  { value: "no-stack", label: "No stack" },
  { value: "unknown", label: "Unknown status" },
];
const STAGE_CHOICES: readonly FilterChoice[] = STAGES.map((stage) => ({ value: stage, label: stage }));

type EnvironmentFiltersProps = {
  state: EnvironmentListState;
  systems: readonly FilterChoice[];
  accounts: readonly FilterChoice[];
  onChange: (state: EnvironmentListState, isTyped: boolean) => void;
};

export function EnvironmentFilters({ state, systems, accounts, onChange }: EnvironmentFiltersProps) {
  const { filters } = state;
  const choose = (name: keyof EnvironmentListState["filters"]) => (value: string) => onChange(changeFilter(state, name, value), false);

  return (
    <FilterBar label="Filter the environments" isFiltered={isFiltered(state)} onClear={() => onChange(changeList(state, { q: "", filters: {} }), false)}>
      <SearchField label="Part of the name" value={state.q} onSearch={(q) => onChange(changeList(state, { q }), true)} />
      <FilterSelect label="System" value={filters.system ?? ""} options={systems} onChoose={choose("system")} />
      <FilterSelect label="Stage" value={filters.stage ?? ""} options={STAGE_CHOICES} onChoose={choose("stage")} />
      <FilterSelect label="State" value={filters.state ?? ""} options={STATE_CHOICES} onChoose={choose("state")} />
      {accounts.length > 1 ? <FilterSelect label="Account" value={filters.accountId ?? ""} options={accounts} onChoose={choose("accountId")} /> : null}
    </FilterBar>
  );
}

"use client";

import styles from "@/components/ui/filter-bar.module.css";
import { FilterSelect } from "@/components/ui/filter-select";
import { changeList, isFiltered } from "@/components/ui/list-state";
import { SearchField } from "@/components/ui/search-field";
import type { EnvironmentState } from "@/lib/environments/environment-state";
import { STAGES } from "@/lib/environments/environment-view";

import type { EnvironmentListState } from "../search-params";

export type FilterChoice = { value: string; label: string };

const STATE_CHOICES: readonly { value: EnvironmentState; label: string }[] = [
  { value: "needs-you", label: "Needs you" },
  { value: "running", label: "Running" },
  { value: "healthy", label: "Healthy" },
  { value: "no-stack", label: "No stack" },
  { value: "unknown", label: "Not known" },
];

type EnvironmentFiltersProps = {
  state: EnvironmentListState;
  systems: readonly FilterChoice[];
  accounts: readonly FilterChoice[];
  onChange: (state: EnvironmentListState, isTyped: boolean) => void;
};

export function EnvironmentFilters({ state, systems, accounts, onChange }: EnvironmentFiltersProps) {
  const { filters } = state;
  const setFilter = (name: keyof EnvironmentListState["filters"], value: string) => {
    const { [name]: _, ...others } = filters;
    onChange(changeList(state, { filters: value === "" ? others : { ...others, [name]: value } }), false);
  };

  return (
    <search className={styles.bar} aria-label="Filter the environments">
      <SearchField label="Part of the name" value={state.q} onSearch={(q) => onChange(changeList(state, { q }), true)} />
      <FilterSelect label="System" value={filters.system ?? ""} options={systems} onChoose={(system) => setFilter("system", system)} />
      <FilterSelect label="Stage" value={filters.stage ?? ""} options={STAGES.map((stage) => ({ value: stage, label: stage }))} onChoose={(stage) => setFilter("stage", stage)} />
      <FilterSelect label="State" value={filters.state ?? ""} options={STATE_CHOICES} onChoose={(chosen) => setFilter("state", chosen)} />
      {accounts.length > 1 ? <FilterSelect label="Account" value={filters.accountId ?? ""} options={accounts} onChoose={(accountId) => setFilter("accountId", accountId)} /> : null}
      {isFiltered(state) ? (
        <button type="button" className={styles.control} style={{ width: "auto" }} onClick={() => onChange(changeList(state, { q: "", filters: {} }), false)}>
          Clear filters
        </button>
      ) : null}
    </search>
  );
}

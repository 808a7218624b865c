"use client";

import { FilterBar } from "@/components/ui/filter-bar";
import { FilterDay } from "@/components/ui/filter-day";
import { FilterSelect } from "@/components/ui/filter-select";
import { changeFilter, changeList, isFiltered } from "@/components/ui/list-state";
import { SearchField } from "@/components/ui/search-field";

import type { AuditListState } from "../search-params";

/** Kinds of things that acts are about; each filters all acts that begin with it. */
const KINDS = ["account", "budget", "channel", "costs", "environment", "notification-rules", "operation", "password", "person", "prices", "release", "sandbox", "secret", "session", "token", "verification"] as const;
const KIND_CHOICES = KINDS.map((kind) => ({ value: kind, label: kind }));
const OUTCOME_CHOICES = [
  { value: "done", label: "Done" },
  { value: "refused", label: "Refused" },
] as const;

type AuditFiltersProps = { state: AuditListState; onChange: (state: AuditListState, isTyped: boolean) => void };

export function AuditFilters({ state, onChange }: AuditFiltersProps) {
  const { filters } = state;
  const choose = (name: keyof AuditListState["filters"]) => (value: string) => onChange(changeFilter(state, name, value), false);

  return (
    <FilterBar label="Filter the audit" isFiltered={isFiltered(state)} onClear={() => onChange(changeList(state, { q: "", filters: {} }), false)}>
      <SearchField label="Words of what happened" value={state.q} onSearch={(q) => onChange(changeList(state, { q }), true)} />
      <SearchField label="Who" value={filters.actor ?? ""} onSearch={(actor) => onChange(changeFilter(state, "actor", actor), true)} />
      <FilterSelect label="About" value={filters.action ?? ""} options={KIND_CHOICES} onChoose={choose("action")} />
      <FilterSelect label="Outcome" value={filters.outcome ?? ""} options={OUTCOME_CHOICES} onChoose={choose("outcome")} />
      <FilterDay label="From (UTC)" value={filters.from ?? ""} onChoose={choose("from")} />
      <FilterDay label="To (UTC)" value={filters.to ?? ""} onChoose={choose("to")} />
    </FilterBar>
  );
}

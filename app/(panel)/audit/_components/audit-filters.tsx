"use client";

import styles from "@/components/ui/filter-bar.module.css";
import { FilterSelect } from "@/components/ui/filter-select";
import { changeList, isFiltered } from "@/components/ui/list-state";
import { SearchField } from "@/components/ui/search-field";

import type { AuditListState } from "../search-params";

/** Kinds of things that acts are about; each filters all acts that begin with it. */
const KINDS = ["account", "environment", "operation", "password", "person", "release", "sandbox", "secret", "session", "token"] as const;

type AuditFiltersProps = { state: AuditListState; onChange: (state: AuditListState, isTyped: boolean) => void };

export function AuditFilters({ state, onChange }: AuditFiltersProps) {
  const { filters } = state;
  const setFilter = (name: keyof AuditListState["filters"], value: string, isTyped = false) => {
    const { [name]: _, ...others } = filters;
    onChange(changeList(state, { filters: value === "" ? others : { ...others, [name]: value } }), isTyped);
  };

  return (
    <search className={styles.bar} aria-label="Filter the audit">
      <SearchField label="Words of what happened" value={state.q} onSearch={(q) => onChange(changeList(state, { q }), true)} />
      <SearchField label="Who" value={filters.actor ?? ""} onSearch={(actor) => setFilter("actor", actor, true)} />
      <FilterSelect label="About" value={filters.action ?? ""} options={KINDS.map((kind) => ({ value: kind, label: kind }))} onChoose={(action) => setFilter("action", action)} />
      <FilterSelect
        label="Outcome"
        value={filters.outcome ?? ""}
        options={[
          { value: "done", label: "Done" },
          { value: "refused", label: "Refused" },
        ]}
        onChoose={(outcome) => setFilter("outcome", outcome)}
      />
      <DayField label="From (UTC)" value={filters.from ?? ""} onChoose={(day) => setFilter("from", day)} />
      <DayField label="To (UTC)" value={filters.to ?? ""} onChoose={(day) => setFilter("to", day)} />
      {isFiltered(state) ? (
        <button type="button" className={styles.control} style={{ width: "auto" }} onClick={() => onChange(changeList(state, { q: "", filters: {} }), false)}>
          Clear filters
        </button>
      ) : null}
    </search>
  );
}

function DayField({ label, value, onChoose }: { label: string; value: string; onChoose: (day: string) => void }) {
  return (
    <label className={styles.field}>
      <span>{label}</span>
      <input className={styles.control} type="date" value={value} onChange={(event) => onChoose(event.target.value)} />
    </label>
  );
}

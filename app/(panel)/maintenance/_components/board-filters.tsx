"use client";

import { PERIOD_TITLES, periodNoun } from "@/components/maintenance/period-words";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterDay } from "@/components/ui/filter-day";
import { FilterSelect } from "@/components/ui/filter-select";
import { changeFilter, changeList } from "@/components/ui/list-state";
import { PickOne } from "@/components/ui/pick-one";
import { SearchField } from "@/components/ui/search-field";
import { useListNavigation } from "@/components/ui/use-list-navigation";
import { MAINTENANCE_PERIODS } from "@/lib/catalog/plan-operations";
import { STAGES } from "@/lib/environments/environment-view";
import { firstDayOf, instanceOn, stepInstance, type Period } from "@/lib/maintenance/period-instance";

import { BOARD_LIST, isNarrowed, withoutDefault, type BoardListState } from "../search-params";
import styles from "./board-filters.module.css";

type BoardFiltersProps = { state: BoardListState; period: Period; date: string | null; today: string; systems: readonly { value: string; label: string }[] };

/** Day, week or month, which one, and which environments; all of it in the address. */
export function BoardFilters({ state, period, date, today, systems }: BoardFiltersProps) {
  const { wanted, go } = useListNavigation(BOARD_LIST, state);
  const { filters } = wanted;
  const shown = date ?? today;
  const step = (steps: number) => go(withoutDefault(wanted, "date", firstDayOf(period, stepInstance(period, instanceOn(period, shown), steps))));
  const word = periodNoun(period);
  return (
    <FilterBar label="Choose period and environments" isFiltered={isNarrowed(wanted)} onClear={() => go(changeList(wanted, { q: "", filters: { period: filters.period, date: filters.date } }))}>
      <PickOne label="Period" value={period} options={MAINTENANCE_PERIODS.map((value) => ({ value, label: PERIOD_TITLES[value] }))} onChoose={(value) => go(withoutDefault(wanted, "period", value))} />
      <FilterDay label="Date" value={shown} onChoose={(day) => go(withoutDefault(wanted, "date", day))} />
      <div className={styles.steps}>
        <button type="button" className={styles.step} onClick={() => step(-1)}>
          <span aria-hidden="true">‹ </span>Previous {word}
        </button>
        <button type="button" className={styles.step} onClick={() => step(1)}>
          Next {word}
          <span aria-hidden="true"> ›</span>
        </button>
        {date === null ? null : (
          <button type="button" className={styles.step} onClick={() => go(withoutDefault(wanted, "date", ""))}>
            Today
          </button>
        )}
      </div>
      <SearchField label="Environment" value={wanted.q} onSearch={(q) => go(changeList(wanted, { q }), { replace: true })} />
      <FilterSelect label="System" value={filters.system ?? ""} options={systems} onChoose={(value) => go(changeFilter(wanted, "system", value))} />
      <FilterSelect label="Stage" value={filters.stage ?? ""} options={STAGES.map((stage) => ({ value: stage, label: stage }))} onChoose={(value) => go(changeFilter(wanted, "stage", value))} />
    </FilterBar>
  );
}

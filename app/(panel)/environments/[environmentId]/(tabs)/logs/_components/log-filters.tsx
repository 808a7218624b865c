"use client";

import { useState } from "react";

import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { SearchField } from "@/components/ui/search-field";
import type { LogGroupView } from "@/lib/logs/log-lines-view";

import { LEVEL_CHOICES, moved, parseLogsAddress, RANGES, type LogsAddress } from "../search-params";
import styles from "./log-list.module.css";

const OWN = "own";
const HOUR_MS = 3_600_000;

type Props = { address: LogsAddress; groups: readonly LogGroupView[]; onChange: (address: LogsAddress) => void };

/** What the page's address can say, to be chosen. */
export function LogFilters({ address, groups, onChange }: Props) {
  const change = (part: Partial<LogsAddress>) => onChange({ ...address, ...part });
  const isOwn = address.start !== undefined;
  const standsStill = { around: undefined, start: undefined, end: undefined };
  const chooseRange = (value: string) => {
    const now = new Date().toISOString();
    const known = RANGES.find((range) => range.value === value);
    change(known ? { ...standsStill, range: known.value } : { ...standsStill, start: moved(now, -HOUR_MS), end: now });
  };
  return (
    <FilterBar label="Filter the lines" isFiltered={address.q !== "" || address.level !== "" || address.group !== ""} onClear={() => change({ q: "", level: "", group: "" })}>
      <SearchField label="Text in the line" value={address.q} onSearch={(q) => change({ q })} />
      <FilterSelect
        label="Level"
        value={address.level}
        options={LEVEL_CHOICES}
        onChoose={(value) => change({ level: LEVEL_CHOICES.find((choice) => choice.value === value)?.value ?? "" })}
      />
      <FilterSelect label="Log group" value={address.group} options={groups.map(({ name, logicalId }) => ({ value: name, label: logicalId }))} onChoose={(group) => change({ group })} />
      <FilterSelect
        label="Time"
        value={address.around ? "" : isOwn ? OWN : address.range}
        none={address.around ? "Around a moment" : "Last hour"}
        options={[...RANGES.filter(({ value }) => address.around !== undefined || value !== "1h"), { value: OWN, label: "Own times" }]}
        onChoose={(value) => chooseRange(value === "" ? "1h" : value)}
      />
      {address.start && address.end ? <OwnRange key={`${address.start} ${address.end}`} start={address.start} end={address.end} onChange={(start, end) => change({ ...standsStill, start, end })} /> : null}
      {address.around ? null : (
        <FilterSelect
          label="Order"
          value={address.order === "newest-bottom" ? address.order : ""}
          none="Newest at the top"
          options={[{ value: "newest-bottom", label: "Newest at the bottom" }]}
          onChoose={(value) => change({ order: value === "newest-bottom" ? "newest-bottom" : "newest-top" })}
        />
      )}
    </FilterBar>
  );
}

/** In UTC, so that a link means the same to everyone. */
function OwnRange({ start, end, onChange }: { start: string; end: string; onChange: (start: string, end: string) => void }) {
  const [from, setFrom] = useState(start.slice(0, 19));
  const [to, setTo] = useState(end.slice(0, 19));
  const asked = parseLogsAddress({ start: `${from.padEnd(19, ":00")}Z`, end: `${to.padEnd(19, ":00")}Z` });
  return (
    <form
      className={styles.own}
      onSubmit={(event) => {
        event.preventDefault();
        if (asked.start && asked.end) onChange(asked.start, asked.end);
      }}
    >
      <label>
        <span>From (UTC)</span>
        <input type="datetime-local" step="1" required value={from} onChange={(event) => setFrom(event.target.value)} />
      </label>
      <label>
        <span>To (UTC)</span>
        <input type="datetime-local" step="1" required min={from} value={to} onChange={(event) => setTo(event.target.value)} />
      </label>
      <button type="submit" disabled={!asked.start}>
        Show
      </button>
    </form>
  );
}

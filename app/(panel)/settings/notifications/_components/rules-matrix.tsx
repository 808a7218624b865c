"use client";

import { PlainTable } from "@/components/ui/plain-table";
import { NOTICE_KINDS, type NoticeKind } from "@/lib/notifications/notice";
import { FROM_SEVERITIES, type FromSeverity } from "@/lib/notifications/notification-rule";

import { KIND_MEANINGS, KIND_WORDS, LEVEL_WORDS } from "./notification-words";
import type { RulesRow } from "./rules-draft";
import styles from "./rules-matrix.module.css";

const COLUMNS = [
  { header: "Environment" },
  ...NOTICE_KINDS.map((kind) => ({
    header: (
      <span key={kind} title={KIND_MEANINGS[kind]}>
        {KIND_WORDS[kind]}
      </span>
    ),
  })),
];

/** Environments down, kinds of notices across; each cell says from which weight on it is told. */
export function RulesMatrix({ caption, rows, onChange }: { caption: string; rows: readonly RulesRow[]; onChange: (rows: RulesRow[]) => void }) {
  const change = (changed: RulesRow, kind: NoticeKind, level: FromSeverity | null) =>
    onChange(rows.map((row) => (row.environmentId === changed.environmentId ? { ...row, levels: { ...row.levels, [kind]: level } } : row)));
  return (
    <PlainTable
      stacks
      caption={caption}
      columns={COLUMNS}
      rows={rows.map((row) => ({
        key: row.environmentId ?? "all",
        cells: [
          <span key="name" className={styles.name}>
            {row.name}
          </span>,
          ...NOTICE_KINDS.map((kind) => <LevelChoice key={kind} row={row} kind={kind} onChoose={(level) => change(row, kind, level)} />),
        ],
      }))}
    />
  );
}

const AS_FOR_ALL = "as-for-all";

function LevelChoice({ row, kind, onChoose }: { row: RulesRow; kind: NoticeKind; onChoose: (level: FromSeverity | null) => void }) {
  return (
    <span className={styles.cell}>
      <select
        aria-label={`${KIND_WORDS[kind]}, ${row.name}`}
        value={row.levels[kind] ?? AS_FOR_ALL}
        onChange={({ target }) => onChoose(FROM_SEVERITIES.find((level) => level === target.value) ?? null)}
      >
        {row.environmentId === null ? null : <option value={AS_FOR_ALL}>As for all</option>}
        {FROM_SEVERITIES.map((level) => (
          <option key={level} value={level}>
            {LEVEL_WORDS[level]}
          </option>
        ))}
      </select>
    </span>
  );
}

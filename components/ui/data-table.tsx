"use client";

import Link from "next/link";
import type { ReactNode } from "react";

import styles from "./data-table.module.css";

export type DataColumn<Row> = {
  key: string;
  header: string;
  /** Read out, not shown: a column of buttons explains itself to the eye. */
  isHeaderHidden?: boolean;
  /** Where a click on the header leads, and how the list is sorted by it now; left out: it cannot be sorted by this. */
  sort?: { href: string; direction: "ascending" | "descending" | "none" };
  numeric?: boolean;
  cell: (row: Row) => ReactNode;
};

type DataTableProps<Row> = {
  caption: string;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Another page or order is on its way: what is shown is of before. */
  isPending?: boolean;
};

const ARROWS = { ascending: " ▲", descending: " ▼", none: "" } as const;

/** A list in rows whose order is part of the address. The first column heads its row. Scrolls inside its own frame. */
export function DataTable<Row>({ caption, columns, rows, keyOf, isPending = false }: DataTableProps<Row>) {
  return (
    // A frame that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.frame} role="group" aria-label={caption} aria-busy={isPending} tabIndex={0}>
      <table className={isPending ? `${styles.table} ${styles.pending}` : styles.table}>
        <caption className="ph-visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, header, isHeaderHidden, sort, numeric }) => (
              <th key={key} scope="col" className={numeric ? styles.numeric : undefined} aria-sort={sort?.direction}>
                {sort ? (
                  <Link href={sort.href} scroll={false}>
                    {header}
                    <span aria-hidden="true">{ARROWS[sort.direction]}</span>
                  </Link>
                ) : (
                  <span className={isHeaderHidden ? "ph-visually-hidden" : undefined}>{header}</span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ key, numeric, cell }, index) =>
                index === 0 ? (
                  <th key={key} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={key} className={numeric ? styles.numeric : undefined}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

"use client";

import Link from "next/link";
import type { ReactNode } from "react";

import styles from "./data-table.module.css";

export type DataColumn = {
  header: string;
  /** Read out, not shown: a column of buttons explains itself to the eye. */
  isHeaderHidden?: boolean;
  /** Where a click on the header leads, and how the list is sorted by it now; left out: it cannot be sorted by this. */
  sort?: { href: string; direction: "ascending" | "descending" | "none" };
  isNumeric?: boolean;
};

type DataTableProps = {
  caption: string;
  columns: readonly DataColumn[];
  /** One cell per column; the first heads its row. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  /** Another page or order is on its way: what is shown is of before. */
  isPending?: boolean;
};

const ARROWS = { ascending: " ▲", descending: " ▼", none: "" } as const;

/** A list in rows whose order is part of the address. Scrolls inside its own frame, which can therefore be reached by keyboard. */
export function DataTable({ caption, columns, rows, isPending = false }: DataTableProps) {
  const cellClass = (index: number) => (columns[index]?.isNumeric ? styles.numeric : undefined);
  return (
    // A named group, not a region: a page of tables must not become a page of landmarks.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div className={styles.frame} role="group" aria-label={caption} aria-busy={isPending} tabIndex={0}>
      <table className={isPending ? `${styles.table} ${styles.pending}` : styles.table}>
        <caption className="ph-visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ header, isHeaderHidden, sort }, index) => (
              <th key={header} scope="col" className={cellClass(index)} aria-sort={sort?.direction}>
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
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, index) =>
                index === 0 ? (
                  <th key={columns[index]?.header} scope="row" className={cellClass(index)}>
                    {cell}
                  </th>
                ) : (
                  <td key={columns[index]?.header} className={cellClass(index)}>
                    {cell}
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

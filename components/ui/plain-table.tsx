import Link from "next/link";
import type { ReactNode } from "react";

import styles from "./plain-table.module.css";

export type TableColumn = {
  header: ReactNode;
  /** Read out, not shown: a column of buttons explains itself to the eye. */
  isHeaderHidden?: boolean;
  /** Where a click on the header leads, and how the list is sorted by it now; left out: it cannot be sorted by this. */
  sort?: { href: string; direction: "ascending" | "descending" | "none" };
  numeric?: boolean;
};

type PlainTableProps = {
  /** Says what the table is about; read out, not shown, where the title above it says the same. */
  caption: string;
  columns: readonly TableColumn[];
  /** The first cell of each row heads it. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  foot?: readonly ReactNode[];
  /** Another page or order is on its way: what is shown is of before. */
  isPending?: boolean;
  /**
   * On a narrow screen each row becomes a block with the name of each column beside its cell: for lists whose rows are read one by one.
   * Tables whose columns are compared scroll inside their frame instead.
   */
  stacks?: boolean;
};

const ARROWS = { ascending: " ▲", descending: " ▼", none: "" } as const;

/** A table in plain HTML, whose order, if it has one to choose, is part of the address. */
export function PlainTable({ caption, columns, rows, foot, isPending = false, stacks = false }: PlainTableProps) {
  const tableClass = [styles.table, isPending ? styles.pending : "", stacks ? styles.stacks : ""].filter(Boolean).join(" ");
  const cellClass = (index: number) => (columns[index]?.numeric ? styles.numeric : undefined);
  return (
    // A frame that scrolls must be reachable by keyboard; a named group, because a page of tables must not become a page of landmarks.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div className={styles.frame} role="group" aria-label={caption} aria-busy={isPending} tabIndex={0}>
      <table className={tableClass}>
        <caption className="ph-visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              // Columns of a table never change places.
              // oxlint-disable-next-line react/no-array-index-key
              <th key={index} scope="col" className={cellClass(index)} aria-sort={column.sort?.direction}>
                <ColumnHeader {...column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>{row.cells.map((cell, index) => tableCell(stacks && index > 0 ? stackedCell(cell, columns[index]) : cell, index, cellClass(index)))}</tr>
          ))}
        </tbody>
        {foot ? (
          <tfoot>
            <tr>{foot.map((cell, index) => tableCell(stacks && index > 0 ? stackedCell(cell, columns[index]) : cell, index, cellClass(index)))}</tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

function ColumnHeader({ header, isHeaderHidden, sort }: TableColumn) {
  if (isHeaderHidden) return <span className="ph-visually-hidden">{header}</span>;
  if (!sort) return header;
  return (
    <Link href={sort.href} scroll={false}>
      {header}
      <span aria-hidden="true">{ARROWS[sort.direction]}</span>
    </Link>
  );
}

/** A cell that can stand under the others: with the name of its column, which is seen only there and never read out twice. */
function stackedCell(cell: ReactNode, column: TableColumn | undefined): ReactNode {
  if (cell === null || cell === "") return null; // nothing to name
  return (
    <>
      {column?.isHeaderHidden ? null : (
        <span className={styles.label} aria-hidden="true">
          {column?.header}
        </span>
      )}
      <div className={styles.value}>{cell}</div>
    </>
  );
}

function tableCell(cell: ReactNode, index: number, className: string | undefined) {
  return index === 0 ? (
    <th key={index} scope="row" className={className}>
      {cell}
    </th>
  ) : (
    <td key={index} className={className}>
      {cell}
    </td>
  );
}

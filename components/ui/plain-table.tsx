import type { ReactNode } from "react";

import styles from "./plain-table.module.css";

type PlainTableProps = {
  /** Says what the table is about; read out, not shown, where the title above it says the same. */
  caption: string;
  columns: readonly { header: ReactNode; numeric?: boolean }[];
  /** The first cell of each row heads it. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
  foot?: readonly ReactNode[];
};

/** A table to read, without sorting or choosing: plain HTML that scrolls inside its own frame on a narrow screen. */
export function PlainTable({ caption, columns, rows, foot }: PlainTableProps) {
  const cellClass = (index: number) => (columns[index]?.numeric ? styles.numeric : undefined);
  return (
    // A frame that scrolls must be reachable by keyboard; a named group, because a page of tables must not become a page of landmarks.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div className={styles.scroll} role="group" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className="ph-visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              // Columns of a table to read never change places.
              // oxlint-disable-next-line react/no-array-index-key
              <th key={index} scope="col" className={cellClass(index)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>{row.cells.map((cell, index) => tableCell(cell, index, cellClass(index)))}</tr>
          ))}
        </tbody>
        {foot ? (
          <tfoot>
            <tr>{foot.map((cell, index) => tableCell(cell, index, cellClass(index)))}</tr>
          </tfoot>
        ) : null}
      </table>
    </div>
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

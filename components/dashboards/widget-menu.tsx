"use client";

import { useRef, type FocusEvent, type KeyboardEvent } from "react";

import { fileNameOf } from "@/components/charts/series-table";
import { DownloadCsv } from "@/components/cost/download-csv";
import type { CsvCell } from "@/lib/shared/to-csv";

import styles from "./widget.module.css";

type WidgetMenuProps = { title: string; csv: readonly (readonly CsvCell[])[] | null; isTable: boolean; onTable: ((isTable: boolean) => void) | null };

/** What can be done with a widget's figures. Nothing where there are none. */
export function WidgetMenu({ title, csv, isTable, onTable }: WidgetMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => menu.current?.removeAttribute("open");
  const left = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Node && !menu.current?.contains(relatedTarget)) close();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !menu.current?.open) return;
    event.stopPropagation(); // it would also undo the zoom
    close();
    menu.current.querySelector("summary")?.focus();
  };
  if (!csv && !onTable) return null;
  return (
    // Its summary and buttons are what is used; here only what leaves them is heard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <details ref={menu} className={styles.menu} onBlur={left} onKeyDown={press}>
      <summary aria-label={`Figures of ${title}`}>⋯</summary>
      <div className={styles.menuBody}>
        {onTable ? (
          <button
            type="button"
            className={styles.menuItem}
            onClick={() => {
              onTable(!isTable);
              close();
            }}
          >
            {isTable ? "Show as a chart" : "Show as a table"}
          </button>
        ) : null}
        {csv ? <DownloadCsv fileName={`${fileNameOf(title)}.csv`} rows={csv} /> : null}
      </div>
    </details>
  );
}

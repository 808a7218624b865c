"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useSyncExternalStore } from "react";

import styles from "./cursor-pagination.module.css";
import { changeList, listHref, pageCount, type ListShape, type ListState } from "./list-state";
import { hrefOfPage, rememberPage } from "./page-trail";

type CursorPaginationProps<Filter extends string, Sort extends string> = {
  label: string;
  shape: ListShape<Filter, Sort>;
  /** Where the list is now. */
  state: ListState<Filter, Sort>;
  /** `nextCursor` null: this is the last page. `total` counts all pages' rows. */
  page: { nextCursor: string | null; total: number };
};

/** The trail of this tab changes only as pages are left, and then this is drawn anew. */
const nothingChanges = () => () => undefined;

/** Page n of m, all of it in the address. Cursors lead forward; back leads where this tab has been, else to the first page. */
export function CursorPagination<Filter extends string, Sort extends string>({ label, shape, state, page }: CursorPaginationProps<Filter, Sort>) {
  const pathname = usePathname();
  const href = listHref(shape, pathname, state);
  // Also the name under which the pages of this list, with its filters and order, are remembered.
  const firstHref = listHref(shape, pathname, changeList(state, {}));
  const previousHref = useSyncExternalStore(
    nothingChanges,
    () => (state.page > 2 ? hrefOfPage(firstHref, state.page - 1) : null) ?? firstHref,
    () => firstHref,
  );

  useEffect(() => rememberPage(firstHref, state.page, href), [firstHref, state.page, href]);

  return (
    <nav className={styles.pagination} aria-label={label}>
      {state.page > 1 ? (
        <>
          <Link href={firstHref}>First</Link>
          <Link href={previousHref} rel="prev">
            ‹ Previous
          </Link>
        </>
      ) : (
        <span className={styles.off}>‹ Previous</span>
      )}
      <span>
        page {state.page} of {Math.max(state.page, pageCount(page.total, shape.pageSize))}
      </span>
      {page.nextCursor === null ? (
        <span className={styles.off}>Next ›</span>
      ) : (
        <Link href={listHref(shape, pathname, { ...state, cursor: page.nextCursor, page: state.page + 1 })} rel="next">
          Next ›
        </Link>
      )}
    </nav>
  );
}

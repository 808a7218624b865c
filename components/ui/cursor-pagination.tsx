"use client";

import Link from "next/link";
import { useEffect, useSyncExternalStore } from "react";

import styles from "./cursor-pagination.module.css";
import { hrefOfPage, rememberPage } from "./page-trail";

type CursorPaginationProps = {
  /** Names the list with its filters and order: pages are remembered under it. */
  listKey: string;
  label: string;
  page: number;
  pages: number;
  href: string;
  firstHref: string;
  /** Null: this is the last page. */
  nextHref: string | null;
};

/** The trail of this tab changes only as pages are left, and then this is drawn anew. */
const nothingChanges = () => () => undefined;

/** Page n of m. Cursors lead forward; back leads where this tab has been, else to the first page. */
export function CursorPagination({ listKey, label, page, pages, href, firstHref, nextHref }: CursorPaginationProps) {
  const previousHref = useSyncExternalStore(
    nothingChanges,
    () => (page > 2 ? hrefOfPage(listKey, page - 1) : null) ?? firstHref,
    () => firstHref,
  );

  useEffect(() => rememberPage(listKey, page, href), [listKey, page, href]);

  return (
    <nav className={styles.pagination} aria-label={label}>
      {page > 1 ? (
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
        page {page} of {Math.max(page, pages)}
      </span>
      {nextHref ? (
        <Link href={nextHref} rel="next">
          Next ›
        </Link>
      ) : (
        <span className={styles.off}>Next ›</span>
      )}
    </nav>
  );
}

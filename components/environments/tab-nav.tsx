"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

import styles from "./tab-nav.module.css";

type Tab = { href: string; label: string; count?: number };

/** Tabs that are pages of their own, so that each has an address. */
export function TabNav({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const pathname = usePathname();
  // The longest address that fits: ".../releases/new" belongs to releases, and everything begins like the first tab.
  const current = [...tabs].sort((a, b) => b.href.length - a.href.length).find(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
  return (
    <nav aria-label={label} className={styles.frame}>
      <ul className={styles.tabs}>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link href={tab.href} className={styles.tab} aria-current={tab === current ? "page" : undefined}>
              {tab.label}
              {tab.count === undefined ? null : <span className={styles.count}> {tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

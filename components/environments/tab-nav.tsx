"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

import styles from "./tab-nav.module.css";

type Tab = { href: string; label: string };

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
            <TabLink {...tab} isCurrent={tab === current} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** On a narrow screen the tabs scroll: the one that is open comes into view, without moving the page. */
function TabLink({ href, label, isCurrent }: Tab & { isCurrent: boolean }) {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    const frame = link.current?.closest("nav");
    if (isCurrent && link.current && frame) frame.scrollLeft = link.current.offsetLeft + (link.current.offsetWidth - frame.clientWidth) / 2;
  }, [isCurrent]);
  return (
    <Link ref={link} href={href} className={styles.tab} aria-current={isCurrent ? "page" : undefined}>
      {label}
    </Link>
  );
}

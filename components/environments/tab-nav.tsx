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
  const frame = useRef<HTMLElement>(null);

  // On a narrow screen the tabs scroll, and the one that is open may stand out of sight.
  useEffect(() => {
    const open = frame.current?.querySelector<HTMLElement>("[aria-current]");
    if (frame.current && open) frame.current.scrollLeft = open.offsetLeft + (open.offsetWidth - frame.current.clientWidth) / 2;
  }, [current?.href]);

  return (
    <nav ref={frame} aria-label={label} className={styles.frame}>
      <ul className={styles.tabs}>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link href={tab.href} className={styles.tab} aria-current={tab === current ? "page" : undefined}>
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

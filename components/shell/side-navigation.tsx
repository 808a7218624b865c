"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useRef } from "react";

import { AlarmCount } from "@/components/alarms/alarm-count";

import { currentPage, type PanelPage } from "./panel-pages";
import styles from "./shell.module.css";
import { NAVIGATION_ID } from "./side-navigation-id";

const GROUPS = [
  { group: "work", title: null },
  { group: "settings", title: "Settings" },
] as const;

/** The pages that exist. A column beside the page where there is room; where there is not, it opens over it (a popover) and closes on leaving. */
export function SideNavigation({ pages }: { pages: readonly PanelPage[] }) {
  const pathname = usePathname();
  const current = currentPage(pathname, pages);
  const element = useRef<HTMLElement>(null);

  const close = () => (element.current?.matches(":popover-open") ? element.current.hidePopover() : undefined);

  return (
    <nav id={NAVIGATION_ID} ref={element} className={styles.side} aria-label="Pages" popover="auto">
      {GROUPS.map(({ group, title }) => (
        <div key={group}>
          {title ? <p className={styles.sideTitle}>{title}</p> : null}
          <ul className={styles.sideList}>
            {pages
              .filter((page) => page.group === group)
              .map((page) => (
                <li key={page.href}>
                  <Link className={styles.sideLink} href={page.href} aria-current={page === current ? "page" : undefined} onClick={close}>
                    {page.label}
                    {page.href === "/alarms" ? <AlarmCount /> : null}
                  </Link>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

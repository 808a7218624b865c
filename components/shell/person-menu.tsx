"use client";

import SpaceBetween from "@cloudscape-design/components/space-between";
import Link from "next/link";
import { useRef } from "react";

import type { Role } from "@/lib/auth/actor";

import type { Appearance } from "./appearance";
import { AppearanceForm } from "./appearance-form";
import styles from "./person-menu.module.css";
import shell from "./shell.module.css";
import { SignOutButton } from "./sign-out-button";

const MENU_ID = "person-menu";

/** Up to two letters that stand for a name. */
const initialsOf = (name: string): string =>
  name
    .split(/[\s@.]+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase())
    .join("");

/** Who is signed in, how the panel looks, and the way out. */
export function PersonMenu({ name, role, appearance }: { name: string; role: Role; appearance: Appearance }) {
  const menu = useRef<HTMLElement>(null);

  return (
    <>
      <button type="button" className={shell.barButton} popoverTarget={MENU_ID} aria-label={`${name}: appearance, account, sign out`}>
        <span className={styles.initials} aria-hidden="true">
          {initialsOf(name)}
        </span>
        <span className={shell.wideOnly} aria-hidden="true">
          ▾
        </span>
      </button>
      <section id={MENU_ID} ref={menu} className={styles.menu} popover="auto" aria-label="You and this browser">
        <p className={styles.who}>{name}</p>
        <p className={styles.role}>{role}</p>
        <AppearanceForm initial={appearance} />
        <div className={styles.end}>
          {/* Also what brings the component library's base styles to pages that use nothing else of it. */}
          <SpaceBetween size="xs">
            <Link href="/account" onClick={() => menu.current?.hidePopover()}>Your account</Link>
            <SignOutButton />
          </SpaceBetween>
        </div>
      </section>
    </>
  );
}

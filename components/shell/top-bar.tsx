import Link from "next/link";

import { BrandMark } from "@/components/ui/brand";
import type { Role } from "@/lib/auth/actor";

import type { Appearance } from "./appearance";
import { FeedStatus } from "./feed-status";
import { JumpPalette } from "./jump-palette";
import type { PanelPage } from "./panel-pages";
import { PersonMenu } from "./person-menu";
import styles from "./shell.module.css";
import { NAVIGATION_ID } from "./side-navigation-id";

type TopBarProps = { /** Where "skip" leads. */ contentId: string; pages: readonly PanelPage[]; name: string; role: Role; appearance: Appearance };

/** On every page: the way home, the search, how fresh what is shown can be, and who is signed in. */
export function TopBar({ contentId, pages, name, role, appearance }: TopBarProps) {
  return (
    <header className={styles.bar}>
      <a className={styles.skip} href={`#${contentId}`}>
        Skip to the content
      </a>
      <button type="button" className={`${styles.barButton} ${styles.menuButton}`} popoverTarget={NAVIGATION_ID} aria-label="Pages">
        <span aria-hidden="true">☰</span>
      </button>
      <Link className={styles.name} href="/">
        <BrandMark />
        <span className={styles.wideOnly}>Pilothouse</span>
        <span className="ph-visually-hidden">: overview</span>
      </Link>
      <JumpPalette pages={pages} />
      <span className={styles.spacer} />
      <FeedStatus />
      <PersonMenu name={name} role={role} appearance={appearance} />
    </header>
  );
}

import Link from "next/link";
import type { ReactNode } from "react";

import styles from "./button-link.module.css";

/** A link that looks like a button, for going somewhere; an act is a button. `download` serves a file instead of a page. */
export function ButtonLink(props: { href: string; primary?: boolean; download?: boolean; children: ReactNode }) {
  const className = props.primary ? `${styles.link} ${styles.primary}` : styles.link;
  if (props.download)
    return (
      <a className={className} href={props.href} download>
        {props.children}
      </a>
    );
  return (
    <Link className={className} href={props.href}>
      {props.children}
    </Link>
  );
}

"use client";

import { useEffect, useRef } from "react";

import styles from "./full-page-notice.module.css";
import form from "./plain-form.module.css";

type PageErrorProps = { error: Error & { digest?: string }; retry: () => void };

/** A page that broke: what it means, the number to look for in the log, and another try. Takes the focus, so that it is heard. */
export function PageError({ error, retry }: PageErrorProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.notice} role="alert">
      <h1 ref={heading} tabIndex={-1}>
        This page could not be shown
      </h1>
      <p className={styles.words}>
        Something went wrong here, not in AWS: what runs there goes on.
        {error.digest ? (
          <>
            {" "}
            In the log it is number <code>{error.digest}</code>.
          </>
        ) : null}
      </p>
      <button type="button" className={form.submit} onClick={retry}>
        Try again
      </button>
    </div>
  );
}

"use client";

import { useId, type ComponentProps } from "react";

import styles from "./plain-form.module.css";

type PlainFieldProps = ComponentProps<"input"> & { label: string; hint?: string; problem?: string };

/** A labelled input in plain HTML, for the pages that stay free of the component library. */
export function PlainField({ label, hint, problem, ...input }: PlainFieldProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : "", problem ? `${id}-problem` : ""].filter(Boolean).join(" ");
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      ) : null}
      <input {...input} id={id} aria-invalid={problem ? true : undefined} aria-describedby={described === "" ? undefined : described} />
      {problem ? (
        <span id={`${id}-problem`} className={styles.wrong}>
          <span aria-hidden="true">✖ </span>
          {problem}
        </span>
      ) : null}
    </div>
  );
}

"use client";

import Button from "@cloudscape-design/components/button";
import { useEffect, useRef, type ReactNode } from "react";

import styles from "./step-frame.module.css";

type Step<Id extends string> = { id: Id; title: string; description: string };

type StepFrameProps<Id extends string> = {
  label: string;
  steps: readonly Step<Id>[];
  activeId: Id;
  /** The active step itself. */
  children: ReactNode;
  /** What stays beside every step; below it where there is no room. */
  aside?: ReactNode;
  /** What stands in the way of the next step; announced when it appears. */
  error?: string;
  onGo: (id: Id) => void;
  onCancel: () => void;
  /** The last step's button, which says what it does. */
  submitText: string;
  isSubmitting: boolean;
  onSubmit: () => void;
};

/**
 * A task in steps: where one is, the step itself, and the way on. Laid out by style sheets alone, on the server as in the browser, so
 * that nothing moves when script arrives.
 */
export function StepFrame<Id extends string>(props: StepFrameProps<Id>) {
  const { label, steps, activeId, children, aside, error, onGo, onCancel } = props;
  const activeIndex = Math.max(0, steps.findIndex(({ id }) => id === activeId));
  const active = steps[activeIndex];
  const [before, after] = [steps[activeIndex - 1], steps[activeIndex + 1]];
  const heading = useRef<HTMLHeadingElement>(null);
  const shownId = useRef(activeId);

  // A new step is heard and read from its head; the first one is the page's own.
  useEffect(() => {
    if (shownId.current === activeId) return;
    shownId.current = activeId;
    heading.current?.focus();
  }, [activeId]);

  return (
    <div className={aside === undefined ? styles.frame : `${styles.frame} ${styles.withAside}`}>
      <nav aria-label={label}>
        <ol className={styles.steps}>
          {steps.map((step, index) => (
            <StepLink key={step.id} number={index + 1} title={step.title} place={index < activeIndex ? "done" : index === activeIndex ? "current" : "ahead"} onGo={() => onGo(step.id)} />
          ))}
        </ol>
      </nav>
      <section aria-label={active?.title}>
        <div className={styles.head}>
          <h2 ref={heading} tabIndex={-1}>
            {active?.title}
          </h2>
          <p className={styles.description}>{active?.description}</p>
        </div>
        {children}
        <div aria-live="assertive">
          {error ? (
            <p className={styles.error}>
              <strong>✖ </strong>
              {error}
            </p>
          ) : null}
        </div>
        <div className={styles.buttons}>
          <Button variant="link" onClick={onCancel}>
            Cancel
          </Button>
          {before ? <Button onClick={() => onGo(before.id)}>Back</Button> : null}
          {after ? (
            <Button variant="primary" onClick={() => onGo(after.id)}>
              Next
            </Button>
          ) : (
            <Button variant="primary" loading={props.isSubmitting} onClick={props.onSubmit}>
              {props.submitText}
            </Button>
          )}
        </div>
      </section>
      {aside === undefined ? null : <div className={styles.aside}>{aside}</div>}
    </div>
  );
}

type StepLinkProps = { number: number; title: string; place: "done" | "current" | "ahead"; onGo: () => void };

function StepLink({ number, title, place, onGo }: StepLinkProps) {
  return (
    <li className={place === "ahead" ? styles.step : `${styles.step} ${styles[place]}`} aria-current={place === "current" ? "step" : undefined}>
      <span className={styles.number}>Step {number}</span>
      {place === "done" ? (
        <button type="button" className={styles.stepButton} onClick={onGo}>
          {title}
        </button>
      ) : (
        <span className={styles.title}>{title}</span>
      )}
    </li>
  );
}

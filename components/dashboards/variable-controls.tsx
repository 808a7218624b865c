"use client";

import { PickOne } from "@/components/ui/pick-one";
import type { DashboardView } from "@/lib/dashboards/dashboard-view";

import styles from "./controls.module.css";

type Variable = DashboardView["variables"][number];

/** The body's variables: a choice, a set of buttons or a text each, as the body says. */
export function VariableControls({ variables, onChoose }: { variables: readonly Variable[]; onChoose: (id: string, value: string) => void }) {
  if (variables.length === 0) return null;
  return (
    <div className={styles.variables}>
      {variables.map((variable) => (
        <VariableControl key={`${variable.id} ${variable.value}`} variable={variable} onChoose={(value) => onChoose(variable.id, value)} />
      ))}
    </div>
  );
}

function VariableControl({ variable: { id, label, inputType, value, values, remark }, onChoose }: { variable: Variable; onChoose: (value: string) => void }) {
  const known = values.some((one) => one.value === value) ? values : [{ value, label: value === "" ? "As the body says" : value }, ...values];
  return (
    <div>
      {inputType === "select" ? <PickOne label={label} value={value} options={known} onChoose={onChoose} /> : null}
      {inputType === "radio" ? (
        <fieldset>
          <legend>{label}</legend>
          {known.map((one) => (
            <label key={one.value} className={styles.check}>
              <input type="radio" name={`variable ${id}`} value={one.value} checked={one.value === value} onChange={() => onChoose(one.value)} />
              {one.label}
            </label>
          ))}
        </fieldset>
      ) : null}
      {inputType === "input" ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const written = new FormData(event.currentTarget).get("value");
            if (typeof written === "string") onChoose(written);
          }}
        >
          <label className={styles.field}>
            <span>{label}</span>
            <input name="value" className={styles.control} defaultValue={value} />
          </label>
        </form>
      ) : null}
      {remark ? <p className={styles.quiet}>{remark}</p> : null}
    </div>
  );
}

"use client";

import { useState } from "react";

import { PlainField } from "@/components/ui/plain-field";
import { TextButton } from "@/components/ui/text-button";
import { isUsageKey } from "@/lib/catalog/usage-keys";
import type { Estimate } from "@/lib/pricing/estimate-view";
import { complaintAboutUsage } from "@/lib/pricing/usage";

import styles from "./assumption-fields.module.css";

type AssumptionFieldsProps = {
  assumptions: Estimate["assumptions"];
  /** What a person has put in the place of the plan's or the usual quantities, by key. */
  asked: Readonly<Record<string, number>>;
  onAsk: (asked: Record<string, number>) => void;
};

/** The quantities that a price depends on, each with its reason; a changed one can be taken back. */
export function AssumptionFields({ assumptions, asked, onAsk }: AssumptionFieldsProps) {
  if (assumptions.length === 0) return <p>Nothing of this price depends on how much is used.</p>;
  const without = (key: string) => Object.fromEntries(Object.entries(asked).filter(([other]) => other !== key));
  return (
    <div className={styles.fields}>
      {assumptions.map((assumption) => (
        <AssumptionField
          key={assumption.key}
          assumption={assumption}
          onAsk={(quantity) => onAsk(quantity === null ? without(assumption.key) : { ...asked, [assumption.key]: quantity })}
        />
      ))}
    </div>
  );
}

const SOURCES: Record<Estimate["assumptions"][number]["source"], string> = { plan: "The plan", default: "Usual", asked: "Yours" };

type AssumptionFieldProps = { assumption: Estimate["assumptions"][number]; onAsk: (quantity: number | null) => void };

/** What is being typed need not be a quantity yet: "1." and "" are steps on the way to one. */
function AssumptionField({ assumption: { key, title, quantity, unit, reason, source }, onAsk }: AssumptionFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? String(quantity);
  const problem = problemOf(key, text);

  return (
    <div className={styles.field}>
      <PlainField
        label={`${title}, ${unit}`}
        hint={`${SOURCES[source]}: ${reason}`}
        inputMode="decimal"
        value={text}
        problem={problem ?? undefined}
        onChange={({ target }) => {
          setTyped(target.value);
          if (problemOf(key, target.value) === null) onAsk(Number(target.value));
        }}
      />
      {source === "asked" ? (
        <TextButton
          isSpaced
          onClick={() => {
            setTyped(null);
            onAsk(null);
          }}
        >
          Take back<span className="ph-visually-hidden"> the change of {title}</span>
        </TextButton>
      ) : null}
    </div>
  );
}

function problemOf(key: string, text: string): string | null {
  if (!/^\d+(\.\d+)?$/.test(text.trim())) return "Give a number, such as 1000000 or 2.5.";
  return isUsageKey(key) ? complaintAboutUsage(key, Number(text)) : null;
}

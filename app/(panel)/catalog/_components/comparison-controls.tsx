"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useId, useState, useTransition, type FormEvent } from "react";

import { columnLetter } from "@/components/catalog/comparison-words";
import { LOAD_UNITS } from "@/components/catalog/usage-for-load";

import { FEWEST, MOST, choiceKey, comparisonHref, parseLoad, type ComparedChoice, type ComparisonChoice } from "../comparison-choice";
import styles from "./comparison.module.css";

const UNIT_WORDS = { users: "users", requests: "requests a month" } as const;

type ComparisonControlsProps = {
  pathname: string;
  choice: ComparisonChoice;
  choosable: readonly { title: string; choices: readonly { choice: ComparedChoice; title: string }[] }[];
};

/** Which options stand side by side and for how many; each change is an address of its own. */
export function ComparisonControls({ pathname, choice, choosable }: ComparisonControlsProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const go = (next: ComparisonChoice) => startTransition(() => router.push(comparisonHref(pathname, next), { scroll: false }));
  const places = Array.from({ length: Math.min(MOST, choice.options.length + 1) }, (_, index) => index);

  const put = (index: number, key: string) => {
    const chosen = choosable.flatMap(({ choices }) => choices).find((one) => choiceKey(one.choice) === key)?.choice;
    const options = chosen ? [...choice.options.slice(0, index), chosen, ...choice.options.slice(index + 1)] : choice.options.filter((_, other) => other !== index);
    go({ ...choice, options });
  };

  return (
    <div className={styles.controls} aria-busy={isPending}>
      <div className={styles.fields}>
        {places.map((index) => {
          const own = choice.options[index];
          const others = new Set(choice.options.filter((_, other) => other !== index).map(choiceKey));
          return (
            <label key={index} className={styles.field}>
              <span>
                <span className={styles.letter}>{columnLetter(index)}</span> {own ? "Option" : "Compare with another"}
              </span>
              <select value={own ? choiceKey(own) : ""} onChange={({ target }) => put(index, target.value)}>
                {own && choice.options.length <= FEWEST ? null : <option value="">none</option>}
                {choosable.map(({ title, choices }) => (
                  <optgroup key={title} label={title}>
                    {choices.map((one) => (
                      <option key={choiceKey(one.choice)} value={choiceKey(one.choice)} disabled={others.has(choiceKey(one.choice))}>
                        {title}, {one.title}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
            </label>
          );
        })}
      </div>
      <LoadForm choice={choice} pathname={pathname} onLoad={(load) => go({ ...choice, load })} />
    </div>
  );
}

function LoadForm({ choice, pathname, onLoad }: { choice: ComparisonChoice; pathname: string; onLoad: (load: ComparisonChoice["load"]) => void }) {
  const problemId = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const [quantity, setQuantity] = useState(choice.load ? String(choice.load.quantity) : "");
  const [unit, setUnit] = useState<string>(choice.load?.unit ?? "users");

  const apply = (event: FormEvent) => {
    event.preventDefault();
    const load = parseLoad(`${quantity.replaceAll(/[\s,]/g, "")}-${unit}`);
    setProblem(load ? null : "Give a whole number, such as 200 users or 4,000,000 requests a month.");
    if (load) onLoad(load);
  };

  return (
    <form onSubmit={apply}>
      <fieldset className={styles.load}>
        <legend className="ph-visually-hidden">For how many</legend>
        <span aria-hidden="true">For</span>
        <input
          aria-label="How many"
          inputMode="numeric"
          value={quantity}
          placeholder="as planned"
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? problemId : undefined}
          onChange={({ target }) => setQuantity(target.value)}
        />
        <select aria-label="Of what" value={unit} onChange={({ target }) => setUnit(target.value)}>
          {LOAD_UNITS.map((known) => (
            <option key={known} value={known}>
              {UNIT_WORDS[known]}
            </option>
          ))}
        </select>
        <button type="submit">Price for these</button>
        {choice.load ? (
          <Link href={comparisonHref(pathname, { ...choice, load: null })} scroll={false}>
            As each plan assumes
          </Link>
        ) : null}
      </fieldset>
      {problem ? (
        <p id={problemId} role="alert" className={styles.problem}>
          <span aria-hidden="true">✖ </span>
          {problem}
        </p>
      ) : null}
    </form>
  );
}

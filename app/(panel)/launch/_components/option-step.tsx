"use client";

import { useQuery } from "@tanstack/react-query";

import { rangeInWords } from "@/components/catalog/plan-figures";
import { counted } from "@/components/ui/counted";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDuration } from "@/components/ui/format-time";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { Bone } from "@/components/ui/skeleton";
import { catalogQuery } from "@/lib/catalog/queries";

import styles from "./launch.module.css";

type Choice = { system: string; option: string };

/** Every option that can be launched, by system, as one choice. */
export function OptionStep({ chosen, onChoose }: { chosen: Choice | null; onChoose: (choice: Choice) => void }) {
  const { data: catalog, error, refetch } = useQuery(catalogQuery());
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!catalog) return <Bone height={300} />;
  if (catalog.systems.every(({ options }) => options.length === 0))
    return <EmptyState title="The catalogue has nothing to launch">Add a system under cfn-templates/, or mend the mistakes that the catalogue lists.</EmptyState>;

  return (
    <div className={styles.systems}>
      {catalog.systems.map((system) => (
        <fieldset key={system.key}>
          <legend>{system.title}</legend>
          <div className={styles.tiles}>
            {system.options.map((option) => (
              <label key={option.option} className={styles.tile}>
                <input
                  type="radio"
                  name="option"
                  checked={chosen?.system === option.system && chosen.option === option.option}
                  onChange={() => onChoose({ system: option.system, option: option.option })}
                />
                <span className={styles.tileTitle}>{option.title}</span>
                <span className={styles.tileFacts}>
                  {option.summary}
                  <br />
                  {counted(option.resourceCount, "resource")}, about {formatDuration(option.expectedLaunchSeconds)} in AWS; plan’s figure:{" "}
                  {rangeInWords(option.planHeadline ?? option.planTotal)}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}

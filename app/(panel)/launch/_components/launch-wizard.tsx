"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";

import { ProblemAlert } from "@/components/ui/problem-alert";
import { Bone } from "@/components/ui/skeleton";
import type { AccountView } from "@/lib/accounts/account-view";
import { optionQuery } from "@/lib/catalog/queries";

import { launchHref, parseLaunchPlace, type LaunchPlace } from "../search-params";
import { LaunchSteps } from "./launch-steps";
import { OptionStep } from "./option-step";
import styles from "./launch.module.css";

const NO_OPTION = { system: "", option: "" };

/** Another step begins at its top, wherever the last one was left; going back is the browser's, which knows where one was. */
function goTo(next: LaunchPlace) {
  window.history.pushState(null, "", launchHref(next));
  window.scrollTo({ top: 0 });
}

/** Follows the address: which option, which step. Each step is an entry of the history, so the back button goes back one. */
export function LaunchWizard({ accounts }: { accounts: readonly AccountView[] }) {
  const place = parseLaunchPlace(Object.fromEntries(useSearchParams()));
  const chosen = place.system !== null && place.option !== null ? { system: place.system, option: place.option } : null;
  const { system, option } = chosen ?? NO_OPTION;
  const { data: view, error, refetch } = useQuery({ ...optionQuery(system, option), enabled: chosen !== null });

  if (chosen === null)
    return (
      <section className={styles.first} aria-label="Step 1 of 3: option">
        <OptionStep chosen={null} onChoose={(choice) => goTo({ ...choice, step: "settings" })} />
      </section>
    );
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!view) return <Bone height={520} />;
  return (
    <LaunchSteps
      key={`${system}/${option}`}
      view={view}
      accounts={accounts}
      step={place.step}
      onStep={(step) => goTo({ ...chosen, step })}
      onChoose={(choice) => goTo({ ...choice, step: "option" })}
    />
  );
}

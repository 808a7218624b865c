"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useEffect, useMemo } from "react";

import { ProblemAlert } from "@/components/ui/problem-alert";
import { Bone } from "@/components/ui/skeleton";
import type { AccountView } from "@/lib/accounts/account-view";
import { catalogQuery, optionQuery, systemQuery } from "@/lib/catalog/queries";
import { recommendedOption, recommendOption } from "@/lib/catalog/recommend-option";

import { isArrival, launchHref, parseLaunchPlace, type LaunchPlace } from "../search-params";
import { LaunchSteps } from "./launch-steps";
import type { Choice } from "./option-step";
import { useAnswers } from "./use-answers";
import { forgetLaunchedDraft } from "./use-launch-draft";

/** Another step begins at its top, wherever the last one was left; going back is the browser's, which knows where one was. */
function goTo(next: LaunchPlace) {
  window.history.pushState(null, "", launchHref(next));
  window.scrollTo({ top: 0 });
}

/** A choice within a step is no step of its own for the back button. */
const stayWith = (place: LaunchPlace) => window.history.replaceState(null, "", launchHref(place));

const draftKey = ({ system, option }: Choice): string => `${system}/${option}`;

/** Follows the address: which step, of which system and option. Each step is an entry of the history, so the back button goes back one. */
export function LaunchWizard({ accounts }: { accounts: readonly AccountView[] }) {
  const params = Object.fromEntries(useSearchParams());
  const place = parseLaunchPlace(params);
  const { system: systemKey } = place;
  const catalog = useQuery(catalogQuery());
  const system = useQuery({ ...systemQuery(systemKey ?? ""), enabled: systemKey !== null });
  const { answers, answer } = useAnswers(systemKey);
  const recommendation = useMemo(
    () => recommendOption(system.data?.questions ?? [], system.data?.options.map(({ option }) => option) ?? [], answers),
    [system.data, answers],
  );

  const optionKey = place.option ?? recommendedOption(recommendation);
  const chosen = systemKey !== null && optionKey !== null ? { system: systemKey, option: optionKey } : null;
  const view = useQuery({ ...optionQuery(chosen?.system ?? "", chosen?.option ?? ""), enabled: chosen !== null });
  useArrival(isArrival(params), place);

  const failed = [catalog, system, view].find(({ error }) => error !== null);
  if (failed) return <ProblemAlert error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!catalog.data) return <Bone height={520} />;
  return (
    <LaunchSteps
      systems={catalog.data.systems}
      system={system.data}
      place={place}
      chosen={chosen}
      view={view.data}
      accounts={accounts}
      answers={answers}
      recommendation={recommendation}
      draftKey={chosen ? draftKey(chosen) : ""}
      onAnswer={(question, key) => {
        answer(question, key);
        // An option that was chosen before gives way to what the answers now recommend.
        stayWith({ ...place, option: null, step: "questions" });
      }}
      onSystem={(key) => stayWith({ system: key, option: null, step: "questions" })}
      onOption={(choice) => stayWith({ ...choice, step: "option" })}
      onShowAll={() => stayWith({ system: null, option: null, step: "option" })}
      onStep={(step) => {
        // From here on it is a new launch, even where an earlier one of this option can still be looked at.
        if (place.step === "option" && step === "settings" && chosen) forgetLaunchedDraft(draftKey(chosen));
        goTo(step === "questions" || step === "option" ? { ...place, step } : { ...place, ...chosen, step });
      }}
    />
  );
}

/** Whoever comes from outside begins a new launch; the address then names the step, so that coming back by the history does not. */
function useArrival(isHere: boolean, { system, option, step }: LaunchPlace) {
  useEffect(() => {
    if (!isHere) return;
    if (system !== null && option !== null) forgetLaunchedDraft(draftKey({ system, option }));
    stayWith({ system, option, step });
  }, [isHere, system, option, step]);
}

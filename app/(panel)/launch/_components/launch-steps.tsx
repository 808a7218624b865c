"use client";

import Alert from "@cloudscape-design/components/alert";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useState, type ReactNode } from "react";

import { ButtonLink } from "@/components/ui/button-link";
import { Bone } from "@/components/ui/skeleton";
import { Stack } from "@/components/ui/stack";
import { StepFrame } from "@/components/ui/step-frame";
import type { AccountView } from "@/lib/accounts/account-view";
import type { CatalogView, OptionView, SystemView } from "@/lib/catalog/catalog-views";
import { answeredParameters, type Answers, type Recommendation } from "@/lib/catalog/recommend-option";

import type { LaunchPlace, LaunchStep } from "../search-params";
import { fieldName, newAttempt, obstacleWords, problemsToSay, type LaunchAttempt } from "./launch-attempt";
import { checkDraft, environmentToCreate, parametersToSend, type LaunchDraft } from "./launch-draft";
import { OptionStep, type Choice } from "./option-step";
import { PricePanel } from "./price-panel";
import { PriceStep } from "./price-step";
import { QuestionsStep } from "./questions-step";
import { ReviewStep } from "./review-step";
import { SettingsStep } from "./settings-step";
import { draftParameters } from "./starting-parameters";
import { useLaunch } from "./use-launch";
import { useLaunchDraft } from "./use-launch-draft";
import { useLaunchPrice } from "./use-launch-price";
import { useNameTaken } from "./use-name-taken";

type LaunchStepsProps = {
  systems: CatalogView["systems"];
  system: SystemView | undefined;
  place: LaunchPlace;
  /** What the address names, or else what the answers recommend. */
  chosen: Choice | null;
  view: OptionView | undefined;
  accounts: readonly AccountView[];
  answers: Answers;
  recommendation: Recommendation;
  draftKey: string;
  onAnswer: (question: string, answer: string | null) => void;
  onSystem: (system: string) => void;
  onOption: (choice: Choice) => void;
  onShowAll: () => void;
  onStep: (step: LaunchStep) => void;
};

const STEPS: readonly { id: LaunchStep; title: string; description: string }[] = [
  { id: "questions", title: "Questions", description: "What the plan wants to know first. Answers preselect an option and its settings; leave out what you like." },
  { id: "option", title: "Option", description: "What is to be launched." },
  { id: "settings", title: "Settings", description: "" },
  { id: "price", title: "Price", description: "List price beside the plan, and why they differ." },
  { id: "review", title: "Review", description: "Everything that will be created, and the release that records it." },
];

/** The draft of what is chosen, and the step that works on it. */
export function LaunchSteps(props: LaunchStepsProps) {
  const { systems, system, place, chosen, view, accounts, answers, recommendation, draftKey, onStep } = props;
  const router = useRouter();
  const { draft, change, isRestored } = useLaunchDraft(draftKey, accounts);
  const answered = useMemo(() => answeredParameters(recommendation, chosen?.option ?? ""), [recommendation, chosen?.option]);
  const values = useMemo(() => (view ? draftParameters(view, answered, draft) : {}), [view, answered, draft]);
  const toSend = useMemo(() => (view ? parametersToSend(values, view) : {}), [view, values]);
  const price = useLaunchPrice({ option: chosen, region: draft.region, values: toSend, usage: draft.usage });
  const [kept, setAttempt] = useState<LaunchAttempt>(newAttempt(draftKey));
  const attempt = kept.draftKey === draftKey ? kept : newAttempt(draftKey);
  const { launch, refusal, forgetRefusal, isLaunching } = useLaunch((href) => change({ launchedHref: href }));
  // Seen again by way of the history: its name is taken by itself.
  const launchedHref = isLaunching ? null : draft.launchedHref;
  const nameTaken = useNameTaken(draft.launchedHref === null ? draft.name : "");

  const problems = view ? [...checkDraft(draft, values, view, accounts), ...nameTaken, ...(refusal?.problems ?? [])] : [];
  const shown = problemsToSay(problems, attempt, values, new Set(refusal?.problems));
  // A reload on the review of an unfinished draft lands where the work is.
  const activeStep: LaunchStep = place.step === "review" && view && (!isRestored || problems.length > 0) && !isLaunching ? "settings" : place.step;

  // A try that did not get on leads to the first field that is in the way.
  useEffect(() => {
    if (attempt.tries > 0) document.querySelector<HTMLElement>(`main [aria-invalid="true"]`)?.focus();
  }, [attempt.tries]);

  function edit(changed: Partial<LaunchDraft>, path: string) {
    if (!attempt.touched.includes(path)) setAttempt({ ...attempt, touched: [...attempt.touched, path] });
    forgetRefusal();
    change({ ...changed, launchedHref: null });
  }

  function goTo(next: LaunchStep) {
    const isAhead = next === "price" || next === "review";
    if (chosen === null && next !== "questions" && next !== "option") setAttempt({ ...attempt, tries: attempt.tries + 1 });
    else if (isAhead && problems.length > 0) {
      setAttempt({ ...attempt, tries: attempt.tries + 1 });
      if (activeStep !== "settings") onStep("settings");
    } else onStep(next);
  }

  function submit() {
    if (!view) return;
    if (launchedHref !== null) router.push(launchedHref);
    else if (view.capabilities.length > 0 && attempt.acknowledgement !== "given") setAttempt({ ...attempt, acknowledgement: "missed" });
    else launch(environmentToCreate(draft, values, view));
  }

  const step = (): ReactNode => {
    if (activeStep === "questions")
      return (
        <QuestionsStep
          systems={systems}
          chosen={place.system}
          system={system}
          answers={answers}
          recommendation={recommendation}
          onChoose={props.onSystem}
          onAnswer={props.onAnswer}
        />
      );
    if (activeStep === "option")
      return (
        <OptionStep
          systems={systems}
          system={place.system}
          chosen={chosen}
          recommendation={recommendation}
          region={draft.region}
          onChoose={props.onOption}
          onShowAll={props.onShowAll}
        />
      );
    if (!view) return <Bone height={520} />;
    switch (activeStep) {
      case "settings":
        return <SettingsStep view={view} accounts={accounts} draft={draft} values={values} answered={answered} problems={shown} onEdit={edit} />;
      case "price":
        return <PriceStep price={price} budgetUsd={view.budgetUsd} usage={draft.usage} onUsage={(usage) => change({ usage })} />;
      case "review":
        return (
          <ReviewStep
            view={view}
            accounts={accounts}
            draft={draft}
            values={toSend}
            price={price}
            isAcknowledged={attempt.acknowledgement === "given"}
            acknowledgementProblem={attempt.acknowledgement === "missed" ? "Confirm this to launch." : undefined}
            onAcknowledge={(isGiven) => setAttempt({ ...attempt, acknowledgement: isGiven ? "given" : "open" })}
            onEdit={() => onStep("settings")}
            onPrice={() => onStep("price")}
          />
        );
    }
  };

  return (
    <StepFrame
      label="Steps of the launch"
      steps={STEPS.map((one) => (one.id === "settings" && view ? { ...one, description: `${view.systemTitle}: ${view.title}` } : one))}
      activeId={activeStep}
      error={obstacleWords({ step: activeStep, isChosen: chosen !== null, tries: attempt.tries, problems, refusal: refusal?.detail })}
      aside={
        <PricePanel
          price={price}
          title={view ? `${view.systemTitle}: ${view.title}` : null}
          budgetUsd={view?.budgetUsd ?? null}
          launchSeconds={view?.expectedLaunchSeconds ?? null}
          labelOf={(path) => fieldName(path, view)}
        />
      }
      onGo={goTo}
      onCancel={() => router.push(chosen ? `/catalog/${chosen.system}/${chosen.option}` : "/catalog")}
      submitText={launchedHref === null ? `Launch ${draft.name}` : `Watch ${draft.name}`}
      isSubmitting={isLaunching}
      onSubmit={submit}
    >
      <Stack>
        {launchedHref === null ? null : <LaunchedNotice name={draft.name} href={launchedHref} />}
        {step()}
      </Stack>
    </StepFrame>
  );
}

function LaunchedNotice({ name, href }: { name: string; href: string }) {
  return (
    <Alert type="info" header={`${name} has been launched with this`} action={<ButtonLink href={href}>Watch {name}</ButtonLink>}>
      Change the name to launch another one like it.
    </Alert>
  );
}

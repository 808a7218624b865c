"use client";

import Wizard from "@cloudscape-design/components/wizard";
import { useRouter } from "next/navigation";
import { useState } from "react";

import type { AccountView } from "@/lib/accounts/account-view";
import type { OptionView } from "@/lib/catalog/catalog-views";

import { LAUNCH_STEPS, type LaunchStep } from "../search-params";
import { checkDraft, newDraft, type DraftProblem, type LaunchDraft } from "./launch-draft";
import { OptionStep } from "./option-step";
import { ReviewStep } from "./review-step";
import { SettingsStep } from "./settings-step";
import { useLaunch } from "./use-launch";
import { useLaunchDraft } from "./use-launch-draft";
import { useNameTaken } from "./use-name-taken";

type LaunchStepsProps = {
  view: OptionView;
  accounts: readonly AccountView[];
  step: LaunchStep;
  onStep: (step: LaunchStep) => void;
  onChoose: (option: { system: string; option: string }) => void;
};

export function LaunchSteps({ view, accounts, step, onStep, onChoose }: LaunchStepsProps) {
  const router = useRouter();
  const { draft, change, forget, isRestored } = useLaunchDraft(`${view.system}/${view.option}`, newDraft(view, accounts));
  const [hasTried, setHasTried] = useState(false);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [isAcknowledged, setIsAcknowledged] = useState(false);
  const nameTaken = useNameTaken(draft.name);
  const { launch, refusal, forgetRefusal, isLaunching } = useLaunch(view, draft, forget);

  const problems = [...checkDraft(draft, view, accounts), ...nameTaken, ...(refusal?.problems ?? [])];
  const refused = new Set(refusal?.problems);
  const shown = problems.filter((problem) => hasTried || problem.path === "" || refused.has(problem) || isWorthSaying(problem.path, touched, draft));
  // A reload on the review of an unfinished draft lands where the work is.
  const activeStep: LaunchStep = step === "review" && (!isRestored || problems.length > 0) && !isLaunching ? "settings" : step;

  function edit(changed: Partial<LaunchDraft>, path: string) {
    setTouched((current) => (current.has(path) ? current : new Set([...current, path])));
    forgetRefusal();
    change(changed);
  }

  function navigate(index: number) {
    const next = LAUNCH_STEPS[index] ?? "option";
    if (next === "review" && problems.length > 0) setHasTried(true);
    else onStep(next);
  }

  return (
    <Wizard
      activeStepIndex={LAUNCH_STEPS.indexOf(activeStep)}
      isLoadingNextStep={isLaunching}
      onNavigate={({ detail }) => navigate(detail.requestedStepIndex)}
      onCancel={() => router.push(`/catalog/${view.system}/${view.option}`)}
      onSubmit={() => (view.capabilities.length > 0 && !isAcknowledged ? setHasTried(true) : void launch())}
      submitButtonText={`Launch ${draft.name}`}
      i18nStrings={{
        stepNumberLabel: (number) => `Step ${number}`,
        collapsedStepsLabel: (number, count) => `Step ${number} of ${count}`,
        navigationAriaLabel: "Steps of the launch",
        errorIconAriaLabel: "Error",
        cancelButton: "Cancel",
        previousButton: "Back",
        nextButton: "Next",
        submitButtonLoadingAnnouncement: "Starting the launch",
      }}
      steps={[
        { title: "Option", description: "What is to be launched.", content: <OptionStep chosen={view} onChoose={onChoose} /> },
        {
          title: "Settings",
          description: `${view.systemTitle}: ${view.title}`,
          errorText: hasTried && problems.length > 0 ? countedProblems(problems) : undefined,
          content: <SettingsStep view={view} accounts={accounts} draft={draft} problems={shown} onEdit={edit} />,
        },
        {
          title: "Review",
          description: "Everything that will be created, and the release that records it.",
          errorText: refusal?.detail,
          content: (
            <ReviewStep
              view={view}
              accounts={accounts}
              draft={draft}
              isAcknowledged={isAcknowledged}
              acknowledgementProblem={hasTried && !isAcknowledged ? "Confirm this to launch." : undefined}
              onAcknowledge={setIsAcknowledged}
              onEdit={() => onStep("settings")}
            />
          ),
        },
      ]}
    />
  );
}

/** An empty field that nobody has been to yet is not wrong, only not filled in. */
function isWorthSaying(path: string, touched: ReadonlySet<string>, draft: LaunchDraft): boolean {
  if (touched.has(path)) return true;
  const parameter = path.startsWith("parameters.") ? draft.parameters[path.slice("parameters.".length)] : undefined;
  return parameter !== undefined && parameter !== "";
}

const countedProblems = (problems: readonly DraftProblem[]): string =>
  problems.length === 1 ? `One thing to change: ${problems[0]?.message ?? ""}` : `${problems.length} things to change; each is said at its field.`;

import { listToValue, controlFor } from "@/components/catalog/parameter-control";
import type { AccountView } from "@/lib/accounts/account-view";
import type { OptionView } from "@/lib/catalog/catalog-views";
import { validateParameters } from "@/lib/catalog/validate-parameters";
import { environmentNameProblem } from "@/lib/environments/environment-name";
import { tagProblem } from "@/lib/environments/environment-tags";
import type { Stage } from "@/lib/environments/environment-view";

/** What a draft needs to know of the option that it launches. */
export type LaunchableOption = Pick<OptionView, "system" | "option" | "parameters" | "rules">;

/** What a person has entered so far; kept in the tab. */
export type LaunchDraft = {
  name: string;
  stage: Stage;
  accountId: string;
  region: string;
  protected: boolean;
  note: string;
  tags: { key: string; value: string }[];
  /** What the settings started from: see `startingParameters`. */
  start: string;
  /** Values that the person gave, by parameter; a NoEcho one is never here. All others follow `start`. */
  edits: Record<string, string>;
  /** Quantities of the price that the person gave, by usage key. */
  usage: Record<string, number>;
  /** Where the launch of this draft can be watched; null before it. */
  launchedHref: string | null;
};

/** One thing to change: `path` is the field's ("name", "tags.0", "parameters.ApiPort"), empty for the whole. */
export type DraftProblem = { path: string; message: string };

/** The longest note of a release; the API refuses longer ones. */
const NOTE_LENGTH = 2_000;

/** Nothing entered, in the account and region that come first. */
export function newDraft(accounts: readonly AccountView[]): LaunchDraft {
  const account = accounts[0];
  return {
    name: "",
    stage: "dev",
    accountId: account?.id ?? "",
    region: account?.regions[0] ?? "",
    protected: false,
    note: "",
    tags: [],
    start: "answers",
    edits: {},
    usage: {},
    launchedHref: null,
  };
}

/** Everything that the server would refuse, by the same rules, so that it can be said while typing. */
export function checkDraft(draft: LaunchDraft, values: Readonly<Record<string, string>>, option: LaunchableOption, accounts: readonly AccountView[]): DraftProblem[] {
  const account = accounts.find(({ id }) => id === draft.accountId);
  const nameProblem = environmentNameProblem(draft.name);
  return [
    ...(nameProblem ? [{ path: "name", message: nameProblem }] : []),
    ...(account ? [] : [{ path: "accountId", message: "Choose the account to launch into." }]),
    ...(account && !account.regions.includes(draft.region) ? [{ path: "region", message: `Choose a region of ${account.name}.` }] : []),
    ...(draft.note.length > NOTE_LENGTH ? [{ path: "note", message: `Keep the note to ${NOTE_LENGTH.toLocaleString("en")} characters.` }] : []),
    ...checkTags(draft.tags),
    ...checkParameters(values, option),
  ];
}

function checkTags(tags: LaunchDraft["tags"]): DraftProblem[] {
  return tags.flatMap(({ key, value }, index) => {
    const message = tagProblem(key, value) ?? (tags.findIndex((other) => other.key === key) < index ? "This key is there already." : null);
    return message === null ? [] : [{ path: `tags.${index}`, message }];
  });
}

function checkParameters(values: Readonly<Record<string, string>>, option: LaunchableOption): DraftProblem[] {
  const result = validateParameters(option.parameters, option.rules, parametersToSend(values, option));
  if (result.kind === "valid") return [];
  return result.problems.map(({ parameter, message }) => ({ path: parameter === null ? "" : `parameters.${parameter}`, message }));
}

/** Lists without the empty lines that typing leaves behind; everything else as it was entered. */
export function parametersToSend(values: Readonly<Record<string, string>>, option: LaunchableOption): Record<string, string> {
  return Object.fromEntries(
    option.parameters
      .filter(({ noEcho }) => !noEcho)
      .map((definition) => {
        const value = values[definition.name] ?? definition.default ?? "";
        return [definition.name, controlFor(definition, false).kind === "list" ? listToValue(value) : value];
      }),
  );
}

/** POST /environments, for this draft. */
export const environmentToCreate = (draft: LaunchDraft, values: Readonly<Record<string, string>>, option: LaunchableOption) => ({
  name: draft.name,
  system: option.system,
  option: option.option,
  stage: draft.stage,
  accountId: draft.accountId,
  region: draft.region,
  parameters: parametersToSend(values, option),
  tags: Object.fromEntries(draft.tags.map(({ key, value }) => [key, value])),
  protected: draft.protected,
  ...(draft.note.trim() === "" ? {} : { note: draft.note.trim() }),
});
export type EnvironmentToCreate = ReturnType<typeof environmentToCreate>;

/** Problems by parameter, for its field. */
export function parameterProblems(problems: readonly DraftProblem[]): Record<string, string[]> {
  const byParameter: Record<string, string[]> = {};
  for (const { path, message } of problems) {
    const name = path.startsWith("parameters.") ? path.slice("parameters.".length) : null;
    if (name !== null) byParameter[name] = [...(byParameter[name] ?? []), message];
  }
  return byParameter;
}

export const problemsAt = (problems: readonly DraftProblem[], path: string): string | undefined =>
  problems
    .filter((problem) => problem.path === path)
    .map(({ message }) => message)
    .join(" ") || undefined;

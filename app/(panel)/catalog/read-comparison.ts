import { launchContents } from "@/components/catalog/launch-contents";
import { usageForLoad, type Load } from "@/components/catalog/usage-for-load";
import { planAgainstList, type PlanAgainstList } from "@/components/cost/plan-against-list";
import type { Actor } from "@/lib/auth/actor";
import type { CatalogView, OptionView } from "@/lib/catalog/catalog-views";
import { loadOptionTemplate } from "@/lib/catalog/server/load-option-template";
import { readOption } from "@/lib/catalog/server/read-option";
import { validateParameters } from "@/lib/catalog/validate-parameters";
import type { Estimate } from "@/lib/pricing/estimate-view";
import { estimateCatalogOption } from "@/lib/pricing/server/estimate-option";

import { choiceKey, type ComparedChoice } from "./comparison-choice";
import { PLANS_REGION } from "./price-options";

/** An option as it is compared: with its preset's parameters and for the asked load. */
export type ComparedOption = {
  key: string;
  choice: ComparedChoice;
  view: OptionView;
  /** "the template's own settings", or the preset's title. */
  settings: string;
  estimate: Estimate;
  price: PlanAgainstList;
  resourceCount: number;
  /** Of a first launch in AWS. */
  expectedSeconds: number;
};

/** What can be chosen of an option: itself, and each of its presets. */
export type ChoosableOption = { title: string; choices: readonly { choice: ComparedChoice; title: string; isDefault: boolean }[] };

const OWN_SETTINGS = "the template’s own settings";

/** Everything that can be compared. `isDefault`: worth standing beside the others unasked, because it differs from the template's own settings. */
export async function listChoosable(systems: CatalogView["systems"]): Promise<ChoosableOption[]> {
  const options = systems.flatMap((system) => system.options.map((option) => ({ ...option, title: `${system.title}: ${option.title}` })));
  return Promise.all(
    options.map(async ({ system, option, title }) => {
      const loaded = await loadOptionTemplate({ system, option });
      const usual = new Map(loaded?.template.parameters.map((parameter) => [parameter.name, parameter.default]));
      const presets = (loaded?.option.presets ?? []).map((preset) => ({
        choice: { system, option, preset: preset.key },
        title: preset.title,
        isDefault: Object.entries(preset.parameters).some(([name, value]) => usual.get(name) !== value),
      }));
      return { title, choices: [{ choice: { system, option, preset: null }, title: OWN_SETTINGS, isDefault: true }, ...presets] };
    }),
  );
}

/** The chosen options, each priced; one that cannot be priced is missing. */
export async function readComparison(actor: Actor, choices: readonly ComparedChoice[], load: Load | null): Promise<ComparedOption[]> {
  const compared = await Promise.all(choices.map((choice) => readCompared(actor, choice, load)));
  return compared.filter((one) => one !== null);
}

async function readCompared(actor: Actor, choice: ComparedChoice, load: Load | null): Promise<ComparedOption | null> {
  const { system, option, preset } = choice;
  const [view, loaded] = await Promise.all([readOption({ actor, system, option }), loadOptionTemplate({ system, option })]);
  const chosen = view?.presets.find(({ key }) => key === preset);
  const validation = loaded && validateParameters(loaded.template.parameters, loaded.template.rules, chosen?.parameters ?? {});
  if (!view || !loaded || validation?.kind !== "valid") return null;

  const asked = { actor, system, option, region: PLANS_REGION, ...(preset === null ? {} : { preset }) };
  const usual = await estimateCatalogOption(asked);
  const moved = usual.kind === "estimated" && load ? await estimateCatalogOption({ ...asked, usage: usageForLoad(usual.estimate.assumptions, load) }) : usual;
  if (moved.kind !== "estimated") return null;

  const { resourceCount, expectedSeconds } = launchContents(loaded.template, validation.values);
  const price = planAgainstList(moved.estimate, view.planTotal ?? view.planHeadline);
  return { key: choiceKey(choice), choice, view, settings: chosen?.title ?? OWN_SETTINGS, estimate: moved.estimate, price, resourceCount, expectedSeconds };
}

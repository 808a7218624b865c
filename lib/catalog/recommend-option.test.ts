import { expect, test } from "vitest";

import { type Answers, answeredParameters, recommendOption, recommendedOption } from "./recommend-option";
import type { Question } from "./plan-choices";
import { readCatalogFiles } from "./server/internal/read-catalog-files";

type Effect = "prefer" | "accept" | "exclude";

const consequence = (option: string, effect: Effect, parameters?: Record<string, string>) => ({
  option,
  effect,
  reason: `${option}: ${effect}`,
  ...(parameters ? { parameters } : {}),
});

const people: Question = {
  key: "people",
  title: "How many people?",
  affects: "The size.",
  answers: [
    { key: "few", title: "Few", consequences: [consequence("small", "prefer", { Size: "s" }), consequence("large", "accept", { Size: "m" })] },
    { key: "many", title: "Many", consequences: [consequence("small", "exclude"), consequence("large", "prefer", { Size: "l" })], note: "Ask for a higher quota first." },
  ],
};

const pauses: Question = {
  key: "pauses",
  title: "May it stop?",
  affects: "The number.",
  answers: [
    { key: "yes", title: "Yes", consequences: [consequence("small", "prefer"), consequence("large", "prefer", { Size: "xl", Count: "1" })] },
    { key: "no", title: "No", consequences: [consequence("large", "prefer", { Count: "2" })] },
    { key: "never", title: "Never", consequences: [consequence("small", "exclude"), consequence("large", "exclude")] },
  ],
};

const questions = [people, pauses];
const options = ["small", "large"];
const weigh = (answers: Answers) => recommendOption(questions, options, answers);

test.each<[words: string, answers: Answers, outcome: ReturnType<typeof weigh>["outcome"]]>([
  ["nothing answered", {}, { kind: "nothing-answered" }],
  ["an answer that the plan no longer has", { people: "none", colour: "red" }, { kind: "nothing-answered" }],
  ["one preference", { people: "few" }, { kind: "recommended", option: "small", equals: [] }],
  ["two preferences against one", { people: "few", pauses: "yes" }, { kind: "recommended", option: "small", equals: [] }],
  ["as many for both: the plan's first", { pauses: "yes" }, { kind: "recommended", option: "small", equals: ["large"] }],
  ["one preference each", { people: "few", pauses: "no" }, { kind: "recommended", option: "small", equals: ["large"] }],
  ["an exclusion outweighs every preference", { people: "many", pauses: "yes" }, { kind: "recommended", option: "large", equals: [] }],
  ["everything excluded", { people: "few", pauses: "never" }, { kind: "all-excluded" }],
])("%s", (_words, answers, outcome) => {
  expect(weigh(answers).outcome).toEqual(outcome);
});

test("each option has its reasons in the order of the questions, in the plan's words", () => {
  expect(weigh({ pauses: "yes", people: "few" }).options[1]?.reasons).toEqual([
    { question: "How many people?", answer: "Few", effect: "accept", reason: "large: accept" },
    { question: "May it stop?", answer: "Yes", effect: "prefer", reason: "large: prefer" },
  ]);
});

test("answers set parameters of each option, the later question where two set the same", () => {
  const { parameters } = weigh({ people: "few", pauses: "yes" }).options[1] ?? { parameters: {} };
  expect(parameters).toEqual({
    Size: { value: "xl", answer: "Yes", reason: "large: prefer" },
    Count: { value: "1", answer: "Yes", reason: "large: prefer" },
  });
});

test("what the plan adds to an answer is kept, and an unknown option has no parameters", () => {
  const recommendation = weigh({ people: "many" });
  expect(recommendation.notes).toEqual(["Ask for a higher quota first."]);
  expect(answeredParameters(recommendation, "huge")).toEqual({});
});

// The plans as they are: what a person reads first must lead somewhere.
test("every answer of every plan says something about at least one option, and single answers leave a choice unless the plan has but one option", async () => {
  const { systems } = await readCatalogFiles();
  expect(systems.length).toBeGreaterThan(4);
  for (const { plan } of systems)
    for (const question of plan.questions)
      for (const answer of question.answers) {
        const keys = plan.options.map(({ key }) => key);
        const recommendation = recommendOption(plan.questions, keys, { [question.key]: answer.key });
        expect(recommendation.options.flatMap(({ reasons }) => reasons), `${plan.system}, ${question.key}: ${answer.key}`).not.toEqual([]);
        if (keys.length > 1) expect(recommendedOption(recommendation), `${plan.system}, ${question.key}: ${answer.key}`).not.toBeNull();
      }
});

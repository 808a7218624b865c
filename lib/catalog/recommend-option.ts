import type { Question } from "./plan-choices";

/** The key of an answer by the key of its question. A question that is not here has not been answered. */
export type Answers = Readonly<Record<string, string>>;

type Consequence = Question["answers"][number]["consequences"][number];

/** What one answer means for an option, in the plan's words. */
export type AnswerReason = { question: string; answer: string; effect: Consequence["effect"]; reason: string };

/** A value that an answer sets, and which answer that was. */
export type AnsweredParameter = { value: string; answer: string; reason: string };

export type WeighedOption = {
  option: string;
  /** One answer that excludes it is enough, whatever the others say. */
  isExcluded: boolean;
  /** In the order of the questions. */
  reasons: readonly AnswerReason[];
  /** Where two answers set the same parameter, the later question decides: plans ask the coarser one first. */
  parameters: Readonly<Record<string, AnsweredParameter>>;
};

export type Recommendation = {
  options: readonly WeighedOption[];
  outcome:
    | { kind: "nothing-answered" }
    /** `equals`: options that as many answers speak for, and that stand later in the plan. */
    | { kind: "recommended"; option: string; equals: readonly string[] }
    | { kind: "all-excluded" };
  /** What the plan adds to an answer, whichever option is taken. */
  notes: readonly string[];
};

/**
 * Weighs answers: an excluded option is out; of the others the one that most answers prefer is recommended. Of equals the first of the
 * plan is taken, which is the simplest. Answers to questions that the plan does not ask (any more) count for nothing.
 *
 * `options` are keys in the plan's order.
 */
export function recommendOption(questions: readonly Question[], options: readonly string[], answers: Answers): Recommendation {
  const given = questions.flatMap((question) => {
    const answer = question.answers.find(({ key }) => key === answers[question.key]);
    return answer ? [{ question, answer }] : [];
  });
  const weighed = options.map((option) => weigh(option, given));
  return { options: weighed, outcome: given.length === 0 ? { kind: "nothing-answered" } : bestOf(weighed), notes: given.flatMap(({ answer }) => answer.note ?? []) };
}

type GivenAnswer = { question: Question; answer: Question["answers"][number] };

function weigh(option: string, given: readonly GivenAnswer[]): WeighedOption {
  const meant = given.flatMap(({ question, answer }) =>
    answer.consequences.filter((consequence) => consequence.option === option).map((consequence) => ({ question, answer, consequence })),
  );
  return {
    option,
    isExcluded: meant.some(({ consequence }) => consequence.effect === "exclude"),
    reasons: meant.map(({ question, answer, consequence }) => ({ question: question.title, answer: answer.title, effect: consequence.effect, reason: consequence.reason })),
    parameters: Object.fromEntries(
      meant.flatMap(({ answer, consequence }) =>
        Object.entries(consequence.parameters ?? {}).map(([name, value]): [string, AnsweredParameter] => [name, { value, answer: answer.title, reason: consequence.reason }]),
      ),
    ),
  };
}

function bestOf(weighed: readonly WeighedOption[]): Recommendation["outcome"] {
  const possible = weighed.filter(({ isExcluded }) => !isExcluded);
  const most = Math.max(...possible.map(preferences));
  const [best, ...equals] = possible.filter((option) => preferences(option) === most);
  return best ? { kind: "recommended", option: best.option, equals: equals.map(({ option }) => option) } : { kind: "all-excluded" };
}

/** How many answers speak for an option. */
export const preferences = ({ reasons }: WeighedOption): number => reasons.filter(({ effect }) => effect === "prefer").length;

/** The recommended option's key; null where nothing is answered or everything excluded. */
export const recommendedOption = ({ outcome }: Recommendation): string | null => (outcome.kind === "recommended" ? outcome.option : null);

/** The values that the answers set for an option; empty for one that they do not speak of. */
export const answeredParameters = ({ options }: Recommendation, option: string): WeighedOption["parameters"] => options.find((one) => one.option === option)?.parameters ?? {};

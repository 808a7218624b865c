import type { Estimate } from "@/lib/pricing/estimate-view";
import type { Verdict } from "@/lib/pricing/line-verdict";

import { serviceName } from "./service-words";
import { signedUsdFigure, usdFigure } from "./usd-words";

type Range = { lowUsd: number; highUsd: number };

/** What a month costs by the plan and by AWS's list, and what lies between. US dollars a month. */
export type PlanAgainstList = {
  /** Sum of the plan's lines, else its heading; null where it has neither. */
  plan: Range | null;
  listUsd: number;
  /** Something has no price. */
  isAtLeast: boolean;
  /** Above (or, negative, below) the nearer end of the plan; 0 inside its range, null without a plan. */
  differenceUsd: number | null;
  /** Of that end. */
  differencePercent: number | null;
  /** What no line of the plan stands for. */
  unplannedUsd: number;
  /** Whether the plan has lines at all; without them nothing of the list price can be held against one. */
  hasLines: boolean;
  /** What costs most, by AWS's service code. */
  largest: Estimate["byService"];
  /** Lines that make the difference, the largest first. Optional ones and those without a price are left out. */
  lines: readonly { key: string; title: string; differenceUsd: number }[];
};

const MOST_NAMED = 3;

/** Of a plan's total, from which on a difference is marked. */
const TOLERANCE_PERCENT = 10;

const linesSum = ({ totals: { planLowUsd, planHighUsd } }: Estimate): Range | null => (planLowUsd === null || planHighUsd === null ? null : { lowUsd: planLowUsd, highUsd: planHighUsd });

/** `heading` is the plan's own figure for all of it, which stands in where the plan has no lines. */
export function planAgainstList(estimate: Estimate, heading: Range | null): PlanAgainstList {
  const { totals } = estimate;
  const plan = linesSum(estimate) ?? heading;
  const listUsd = totals.listWithUnplannedUsd;
  const end = plan && (listUsd > plan.highUsd ? plan.highUsd : listUsd < plan.lowUsd ? plan.lowUsd : listUsd);
  return {
    plan,
    listUsd,
    isAtLeast: !totals.isComplete,
    differenceUsd: end === null ? null : listUsd - end,
    differencePercent: end === null || end === 0 ? null : ((listUsd - end) / end) * 100,
    unplannedUsd: listUsd - (totals.listOfPlanLinesUsd ?? 0),
    hasLines: estimate.lines.length > 0,
    largest: estimate.byService.slice(0, MOST_NAMED),
    lines: estimate.lines
      .flatMap(({ key, planLine, optional, differenceUsd }) => (optional || differenceUsd === null || differenceUsd === 0 ? [] : [{ key, title: planLine, differenceUsd }]))
      .toSorted((left, right) => Math.abs(right.differenceUsd) - Math.abs(left.differenceUsd)),
  };
}

const HALF_A_CENT = 0.005;
/** Less explains nothing that anybody would ask about. */
const WORTH_NAMING = { usd: 1, partOfLargest: 0.04 } as const;

/**
 * "EC2 g4dn.xlarge +133.98, ElastiCache Redis +49.28, 2 other lines +1.28, and 39.22 that no line covers"; empty where nothing differs. What
 * costs most, where the plan has no lines: "ElastiCache 80.00, VPC 20.50".
 */
export function reasonsInWords({ lines, unplannedUsd, hasLines, largest }: Pick<PlanAgainstList, "lines" | "unplannedUsd" | "hasLines" | "largest">): string {
  if (!hasLines) return largest.map(({ service, listUsd }) => `${serviceName(service)} ${usdFigure(listUsd)}`).join(", ");
  const leastUsd = Math.max(WORTH_NAMING.usd, WORTH_NAMING.partOfLargest * Math.max(unplannedUsd, ...lines.map(({ differenceUsd }) => Math.abs(differenceUsd))));
  const named = lines.filter(({ differenceUsd }) => Math.abs(differenceUsd) >= leastUsd).slice(0, MOST_NAMED);
  const others = lines.filter((line) => !named.includes(line));
  const ofOthers = others.reduce((sum, { differenceUsd }) => sum + differenceUsd, 0);
  const parts = [
    ...named.map(({ title, differenceUsd }) => `${title} ${signedUsdFigure(differenceUsd)}`),
    ...(others.length > 0 && Math.abs(ofOthers) >= HALF_A_CENT ? [`${others.length === 1 ? "another line" : `${others.length}${named.length > 0 ? " other" : ""} lines`} ${signedUsdFigure(ofOthers)}`] : []),
  ];
  if (unplannedUsd < HALF_A_CENT) return parts.join(", ");
  return [...parts, `${parts.length > 0 ? "and " : ""}${usdFigure(unplannedUsd)} that no line covers`].join(", ");
}

/** The answer in one sentence: what the plan says, what AWS lists, and why they differ. */
export function planAgainstListSentence(estimate: Estimate, heading: Range | null): string {
  const compared = planAgainstList(estimate, heading);
  const list = `${compared.isAtLeast ? "at least " : ""}${usdFigure(compared.listUsd)} USD`;
  const reasons = reasonsInWords(compared);
  if (!compared.hasLines) {
    const mostly = reasons === "" ? "" : `, mostly ${reasons}`;
    return compared.plan ? `The plan says ${rangeWords(compared.plan)} a month, without lines; AWS lists ${list}${mostly}.` : `The plan names no cost; AWS lists ${list} a month${mostly}.`;
  }
  return `The plan says ${compared.plan ? rangeWords(compared.plan) : "nothing"} a month; AWS lists ${list}${reasons === "" ? "" : `: ${reasons}`}.`;
}

const rangeWords = ({ lowUsd, highUsd }: Range): string => (lowUsd === highUsd ? `${usdFigure(lowUsd)} USD` : `${usdFigure(lowUsd)}–${usdFigure(highUsd)} USD`);

/** How a plan's total stands to list price, by the same words and bounds as one of its lines; null without a plan. */
export function totalVerdict({ plan, listUsd, differenceUsd, differencePercent }: PlanAgainstList): Verdict | null {
  if (plan === null || differenceUsd === null) return null;
  const isNear = differenceUsd === 0 || (differencePercent !== null && Math.abs(differencePercent) <= TOLERANCE_PERCENT);
  return isNear ? "within-10-percent" : listUsd > plan.highUsd ? "under-estimated" : "over-estimated";
}

import { ACCESS_RULES } from "./failure-rules/access-rules";
import { CAPACITY_RULES } from "./failure-rules/capacity-rules";
import { CONTAINER_RULES } from "./failure-rules/container-rules";
import { DELETION_RULES } from "./failure-rules/deletion-rules";
import type { FailureRule, FailureWords } from "./failure-rules/failure-rule";
import { GENERAL_RULES } from "./failure-rules/general-rules";
import { NAMING_RULES } from "./failure-rules/naming-rules";

/** First match wins: the specific before the general. Wordings are those of CloudFormation, its resource handlers and the services. */
const RULES: readonly FailureRule[] = [...CONTAINER_RULES, ...ACCESS_RULES, ...DELETION_RULES, ...NAMING_RULES, ...CAPACITY_RULES, ...GENERAL_RULES];

/** Plain words for AWS's reason; null: none of those that we know. */
export function knownFailureWords(reason: string): FailureWords | null {
  for (const rule of RULES) {
    const match = reason.match(rule.pattern);
    if (match) return rule.words(match);
  }
  return null;
}

/** Plain words for AWS's reason. For one that we do not know they are AWS's own: more than anything that could be said of every failure. */
export function failureWords(reason: string): FailureWords {
  const known = knownFailureWords(reason);
  if (known) return known;
  const words = handlerMessage(reason);
  if (words === "") return { plain: "AWS gave no reason for it.", remedy: "Look at the resource itself in the AWS console." };
  return { plain: `AWS says: “${shortened(words)}”`, remedy: "Mend what AWS's words name." };
}

/** What a resource handler said, out of the frame that CloudFormation puts around it. */
function handlerMessage(reason: string): string {
  const framed = /Resource handler returned message: "([\s\S]*?)"(?: \(RequestToken|$)/.exec(reason)?.[1] ?? reason;
  return framed
    .replace(/\s*\((?:Service|RequestToken|HandlerErrorCode)[^()]*(?:\([^()]*\)[^()]*)*\)/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

const SHOWN_CHARACTERS = 240; // two lines; the whole text stands beside it

const shortened = (words: string): string => (words.length <= SHOWN_CHARACTERS ? words : `${words.slice(0, SHOWN_CHARACTERS).trimEnd()}…`);

import { knownFailureWords } from "./failure-words";

/**
 * Words for a request that AWS did not take: what that means here, what it comes down to where we know, and AWS's own text last, in
 * quotes. `awsText` null: AWS gave none, or only its code is known.
 */
export function refusalWords(meaning: string, awsText: string | null): string {
  if (awsText === null || awsText.trim() === "") return `${meaning} AWS gave no reason.`;
  const known = knownFailureWords(awsText);
  return [meaning, ...(known ? [known.plain, known.remedy] : []), `AWS says: “${awsText.trim()}”`].join(" ");
}

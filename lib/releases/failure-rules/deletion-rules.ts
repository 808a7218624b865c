import { always, type FailureRule } from "./failure-rule";

/** What keeps something from being deleted or replaced. */
export const DELETION_RULES: readonly FailureRule[] = [
  always(
    /(Cannot delete|cannot be deleted).*(deletion protection|protected)|deletion.?protection is enabled|Cannot delete protected|TerminationProtection is enabled|disableApiTermination/i,
    "It is protected against deletion, and AWS keeps to that.",
    "Switch its deletion protection off (by a release of its own, or in the console), or keep it.",
  ),
  always(
    /still contains images|RepositoryNotEmpty/i,
    "The image repository still holds images, and AWS deletes it only when it is empty.",
    "Delete its images, or keep it: name it among the resources to retain.",
  ),
  always(/not empty|BucketNotEmpty/i, "It still holds objects, and AWS deletes it only when it is empty.", "Empty it, or keep it: name it among the resources to retain."),
  {
    pattern: /(?:Export (\S+) cannot be (?:deleted|updated)|Cannot delete export (\S+)).*in use by (?:stack )?(\S+)/i,
    words: (match) => ({ plain: `Another stack (${(match[3] ?? "").replace(/[.,]$/, "")}) uses what this one exports as ${match[1] ?? match[2]}.`, remedy: "Change or delete that stack first." }),
  },
  always(
    /has some mapped public address/i,
    "Something in the network still has a public address.",
    "Release those addresses or remove what holds them.",
  ),
  always(
    /has dependencies and cannot be deleted|DependencyViolation|has a dependent object|is currently in use|cannot be deleted.*in use|ResourceInUse|in use by/i,
    "Something outside this stack still uses it.",
    "Detach or remove what uses it.",
  ),
];

/** What a failure comes down to, for a person: what happened, and the one next thing to do. */
export type FailureWords = { plain: string; nextStep: string };

type Rule = { pattern: RegExp; words: (match: RegExpMatchArray) => FailureWords };

/** First match wins: the specific before the general. Wordings are those of CloudFormation, its resource handlers and the services. */
const RULES: readonly Rule[] = [
  {
    pattern: /is not authorized to perform:? ([\w-]+:[\w*]+)|API: ([\w-]+:\w+) .*not authorized|AccessDenied|Access Denied/i,
    words: (match) => ({
      plain: `AWS did not allow ${match[1] ?? match[2] ?? "this step"}: the role that CloudFormation works with lacks that right.`,
      nextStep: `Give the execution role ${match[1] ?? match[2] ?? "the missing right"}, then deploy again.`,
    }),
  },
  {
    pattern: /Circuit Breaker was triggered|did not stabilize.*ECS|ECS.*did not stabilize/i,
    words: () => ({
      plain: "The new version's containers did not become healthy, so ECS stopped rolling it out.",
      nextStep: "Read the service's log for the first error of the new version: a wrong image, a missing secret or a failing health check are the usual ones. Then deploy a release that mends it.",
    }),
  },
  {
    pattern: /Received (\d+) SUCCESS signal\(s\) out of (\d+)|Failed to receive (\d+) resource signal\(s\)|timed? ?out waiting for signal/i,
    words: (match) => ({
      plain: match[2] ? `Only ${match[1]} of ${match[2]} machines reported that they had started properly.` : "The machines did not report in time that they had started properly.",
      nextStep: "Look at the start-up log of the machine (cloud-init) for the step that failed, mend it in the template, then deploy again.",
    }),
  },
  {
    pattern: /custom-named resource requires replacing/i,
    words: () => ({
      plain: "The change needs a new copy of this resource, but its name is fixed, and two cannot have the same name.",
      nextStep: "Change the fixed name in the template or leave it out, then deploy again. Mind the data that the old one holds.",
    }),
  },
  {
    pattern: /maximum number of|limit ?exceeded|quota|LimitExceeded|has been reached/i,
    words: () => ({
      plain: "A limit of the AWS account is reached.",
      nextStep: "Free what is no longer needed, or ask for a higher limit in AWS Service Quotas, then deploy again.",
    }),
  },
  {
    pattern: /already exists|AlreadyExists|HandlerErrorCode: AlreadyExists/,
    words: () => ({
      plain: "Something with this name exists already, outside this stack.",
      nextStep: "Remove the other one, or give this one another name, then deploy again.",
    }),
  },
  {
    pattern: /Cannot find version (\S+) for (\w+)/i,
    words: (match) => ({
      plain: `AWS no longer offers version ${match[1]} of ${match[2]}.`,
      nextStep: "Choose a version that AWS offers today, then deploy again.",
    }),
  },
  {
    pattern: /not empty|BucketNotEmpty/i,
    words: () => ({
      plain: "It still holds objects, and AWS deletes it only when it is empty.",
      nextStep: "Empty it, or keep it: delete again with this resource among those to retain.",
    }),
  },
  {
    pattern: /Embedded stack \S+ was not successfully \w+: The following resource\(s\) failed to \w+: \[([^\]]*)\]/i,
    words: (match) => ({
      plain: `A nested stack failed, at ${match[1]}.`,
      nextStep: "Open the nested stack in the AWS console: its own events say why.",
    }),
  },
  {
    pattern: /Embedded stack/i,
    words: () => ({ plain: "A nested stack failed.", nextStep: "Open the nested stack in the AWS console: its own events say why." }),
  },
  {
    pattern: /has dependencies and cannot be deleted|DependencyViolation|has a dependent object|is currently in use|cannot be deleted.*in use/i,
    words: () => ({
      plain: "Something outside this stack still uses it.",
      nextStep: "Detach or remove what uses it, then try again.",
    }),
  },
  {
    pattern: /Resource is not in the state|did not stabilize|NotStabilized|exceeded max attempts/i,
    words: () => ({
      plain: "AWS made it, but it did not reach a steady state in time.",
      nextStep: "Look at the resource itself in the AWS console for what held it up, then deploy again.",
    }),
  },
  {
    pattern: /does not exist|not found|NotFound|HandlerErrorCode: NotFound/i,
    words: () => ({
      plain: "It refers to something that does not exist.",
      nextStep: "Check the names and ids among the settings, then deploy a release with the right ones.",
    }),
  },
  {
    pattern: /InsufficientCapacity|insufficient capacity|no capacity/i,
    words: () => ({
      plain: "AWS has no free capacity of this kind in the zone at the moment.",
      nextStep: "Try again later, or choose another instance type or zone.",
    }),
  },
  {
    pattern: /Rate exceeded|Throttl/i,
    words: () => ({ plain: "AWS limited the rate of requests while it worked.", nextStep: "Deploy again; nothing in the release is at fault." }),
  },
  {
    pattern: /InvalidRequest|invalid|Invalid|Property validation failure|Value .* failed to satisfy|must be|ValidationE/,
    words: () => ({
      plain: "AWS refused one of its settings.",
      nextStep: "AWS's own words below name the setting; change it, then deploy a new release.",
    }),
  },
];

/** Plain words for AWS's reason; for one that we do not know, what can truthfully be said of any. */
export function failureWords(reason: string): FailureWords {
  for (const rule of RULES) {
    const match = reason.match(rule.pattern);
    if (match) return rule.words(match);
  }
  return {
    plain: "AWS could not finish this resource.",
    nextStep: "AWS's own words below say why; mend what they name, then deploy again.",
  };
}

import { always, type FailureRule } from "./failure-rule";

/** Too little of something: AWS's own capacity, the account's quotas, the pace of requests, addresses in a network. */
export const CAPACITY_RULES: readonly FailureRule[] = [
  always(
    /maximum modification rate per volume|previous storage change is being optimized|storage.optimization|at least 6 hours between/i,
    "The disk was changed a short while ago, and AWS takes the next change of its size or kind only after six hours.",
    "Wait until six hours have passed since the last change of the disk.",
  ),
  {
    pattern: /instance type \(?([\w.-]+)\)? is not supported in (?:your|the) requested Availability Zone \(?([\w-]+)\)?/i,
    words: (match) => ({ plain: `AWS does not offer ${match[1]} in the zone ${match[2]}.`, remedy: "Choose another instance type or another zone." }),
  },
  always(
    /sufficient \S+ capacity|Insufficient\w*Capacity|insufficient capacity|no capacity|capacity is unavailable|not enough capacity|capacity.not.available|InsufficientFreeAddress.*capacity/i,
    "AWS has no free capacity of this kind in the zone at the moment.",
    "Try again later, or choose another instance type or zone.",
  ),
  always(
    /not eligible for free tier/i,
    "The account is on AWS's free plan, which does not include this.",
    "Choose a smaller type that the plan includes, or move the account to a paid plan.",
  ),
  always(/Rate exceeded|Throttl|RequestLimitExceeded|Too ?Many ?Requests/i, "AWS limited the rate of requests while it worked.", "Nothing in the release is at fault; wait a minute."),
  always(
    /(insufficient|not (have )?enough) (free )?(IP )?addresses|InsufficientFreeAddressesInSubnet|has no(t enough)? free IP/i,
    "A subnet has no free addresses left.",
    "Use larger subnets, or remove what no longer needs an address.",
  ),
  {
    pattern: /maximum number of ([\w -]+?) (?:has|have) been reached|reached (?:the|your) (?:maximum|limit)[^.]*? (?:of|for) ([\w -]+?)[.,(]/i,
    words: (match) => quota(match[1] ?? match[2]),
  },
  {
    pattern: /vCPU (?:capacity|limit)/i,
    words: () => quota("processors (vCPU) of this kind of instance"),
  },
  {
    pattern: /maximum number of|limit ?exceeded|quota|has been reached|(more|too many) \S+ than (allowed|your)|Limit for \S+ (has been )?exceeded|exceed(s|ed)? the (maximum|limit)|attempted to create more/i,
    words: () => quota(undefined),
  },
];

function quota(what: string | undefined) {
  return {
    plain: what === undefined ? "A limit of the AWS account is reached." : `A limit of the AWS account is reached: its number of ${what}.`,
    remedy: "Free what is no longer needed, or ask for a higher limit in AWS Service Quotas.",
  };
}

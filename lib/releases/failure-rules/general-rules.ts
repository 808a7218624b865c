import { always, type FailureRule } from "./failure-rule";

/** What CloudFormation itself, its hooks and helpers report; and last, the general kinds. */
export const GENERAL_RULES: readonly FailureRule[] = [
  {
    pattern: /Received (\d+) SUCCESS signal\(s\) out of (\d+)|Failed to receive (\d+) resource signal\(s\)|timed? ?out waiting for signal|WaitCondition timed out/i,
    words: (match) => ({
      plain: match[2] ? `Only ${match[1]} of ${match[2]} machines reported that they had started properly.` : "The machines did not report in time that they had started properly.",
      remedy: "Look at the start-up log of the machine (cloud-init) for the step that failed, and mend it.",
    }),
  },
  always(
    /did not receive a response from your Custom Resource|response status \[FAILED\] from custom resource/i,
    "A step of the stack's own (a custom resource) failed or never answered.",
    "Read the log of the function behind it.",
  ),
  {
    pattern: /Embedded stack \S+ was not successfully \w+: The following resource\(s\) failed to \w+: \[([^\]]*)\]/i,
    words: (match) => ({ plain: `A nested stack failed, at ${match[1]}.`, remedy: "Open the nested stack in the AWS console: its own events say why." }),
  },
  always(/Embedded stack/i, "A nested stack failed.", "Open the nested stack in the AWS console: its own events say why."),
  always(
    /is not in (?:the )?'?available'? state|not currently in the available state|InvalidDB\w+State|IncorrectInstanceState|is not in a valid state|ConcurrentModification|OperationInProgress|modification in progress/i,
    "It was busy with something else and could not be changed just then.",
    "Wait until it is available again; a backup or another change may be running on it.",
  ),
  always(
    /AZ\) coverage requirement|CoverEnoughAZs|At least two subnets in (at least )?two different Availability Zones/i,
    "It needs subnets in at least two zones.",
    "Choose subnets of two different zones.",
  ),
  always(
    /not a valid password|MasterUserPassword/i,
    "AWS does not take the password: it has signs that are not allowed, or the wrong length.",
    "Let the template make the password, or choose one that AWS takes.",
  ),
  {
    pattern: /Requires capabilities ?: ?\[([^\]]+)\]/i,
    words: (match) => ({ plain: `The template makes roles or uses macros, which has to be allowed each time (${match[1]}).`, remedy: "Make a new release from the catalogue, which names what it needs." }),
  },
  always(/Template (format|validation)? ?error|Circular dependency|Unresolved resource dependencies|template.*(malformed|invalid)/i, "AWS cannot use the template as it stands.", "Correct the template at the place that AWS names."),
  always(
    /Encountered unsupported property|extraneous key|required key \[|Property validation failure|expected type|Value of property|PropertyValidation/i,
    "The template gives this resource a property that AWS does not know, or leaves out one that it needs.",
    "AWS's own words name the property; correct it in the template.",
  ),
  always(/(in|is in) \S+_IN_PROGRESS state|can not be updated/i, "AWS does not take a change of the stack in its present status.", "Wait until the stack is at rest."),
  always(
    /Resource is not in the state|did not stabilize|NotStabilized|exceeded (max )?attempts|timed out|Exceeded attempts to wait/i,
    "AWS made it, but it did not reach a steady state in time.",
    "Look at the resource itself in the AWS console for what held it up.",
  ),
  always(/Internal ?(Failure|Error)|ServiceInternalError|InternalServer|Service ?Unavailable/i, "Something failed inside AWS.", "Nothing in the release is at fault; wait some minutes."),
  always(
    /Updates? (to|of|are) .*not (supported|allowed)|NotUpdatable|cannot be (modified|updated|changed) (after|in place)/i,
    "AWS cannot change this setting on a resource that exists.",
    "Undo the change, or replace the resource by one under another name.",
  ),
  always(/does not exist|not found|NotFound|NoSuch\w+|couldn't be found|could not be found/i, "It refers to something that does not exist.", "Check the names and ids among the settings."),
  always(
    /InvalidRequest|invalid|failed to satisfy|must be|must have|ValidationE|not supported|is required|malformed/i,
    "AWS refused one of its settings.",
    "AWS's own words name the setting; change it.",
  ),
];

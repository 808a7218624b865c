import type { OperationState } from "../../operation-state";
import type { Moment } from "./interrupting-proxy";

/** A request of the worker's on the way of an operation: the first of this action in this state whose answer, where it has one, says this. */
export type Step = { action: string; moment: Moment; inState: OperationState; saying?: (answer: string) => boolean };

/**
 * A point between two steps of an operation at which its worker is killed.
 *
 *   unclaimed   committed, and no worker has looked at it yet
 *   request     a request to AWS is under way, or its answer is
 *   writing     the answer is there, and the transaction that writes down what it means is open
 *   previewed   a person is next; who confirms while no worker lives
 */
export type Boundary = {
  /** Goes on "killed …". */
  name: string;
  at: { kind: "unclaimed" } | { kind: "previewed" } | { kind: "request"; step: Step } | { kind: "writing"; after: Step };
  /** Left out: it confirms itself. Otherwise a person does, when the preview is this old or the worker dead. */
  confirmedAfterMs?: number;
  /** What Postgres and the account have to say at that moment; else the point was not met. */
  stateThen: OperationState;
  acceptedThen: readonly string[];
};

const FIRST_LOOK: Step = { action: "DescribeStacks", moment: "arrived", inState: "queued" };
const CHANGE_SET: Omit<Step, "moment"> = { action: "CreateChangeSet", inState: "previewing" };
const EXECUTION: Omit<Step, "moment"> = { action: "ExecuteChangeSet", inState: "submitting" };
const DESCRIPTION: Omit<Step, "moment"> = { action: "DescribeStacks", inState: "running" };

/** A preview of some seconds ago is looked at once more before it is carried out; one that is newer is not. */
const OLD_PREVIEW_MS = 5_500;

const previewing = { stateThen: "previewing", acceptedThen: [] } as const;
const asked = { ...previewing, acceptedThen: ["CreateChangeSet"] } as const;
const submitting = { stateThen: "submitting", acceptedThen: ["CreateChangeSet"] } as const;
const accepted = { stateThen: "submitting", acceptedThen: ["CreateChangeSet", "ExecuteChangeSet"] } as const;
const running = { ...accepted, stateThen: "running" } as const;

function isChangeSetMade(answer: string): boolean {
  return answer.includes("<Status>CREATE_COMPLETE</Status>");
}

/** The newest event, which comes first, is the stack's own end. */
function isHistoryEnded(answer: string): boolean {
  const newest = answer.slice(0, answer.indexOf("</member>"));
  return newest.includes(">AWS::CloudFormation::Stack<") && /<ResourceStatus>(CREATE|UPDATE)_COMPLETE</.test(newest);
}

/** In the order of the way: those that take longest to reach come last. */
export const BOUNDARIES: readonly Boundary[] = [
  { name: "before any worker had claimed it", at: { kind: "unclaimed" }, stateThen: "queued", acceptedThen: [] },
  { name: "with its first look at the stack under way", at: { kind: "request", step: FIRST_LOOK }, stateThen: "queued", acceptedThen: [] },
  { name: "when CreateChangeSet was sent and AWS did not have it yet", at: { kind: "request", step: { ...CHANGE_SET, moment: "arrived" } }, ...previewing },
  { name: "when AWS had made the change set and the answer was under way", at: { kind: "request", step: { ...CHANGE_SET, moment: "answered" } }, ...asked },
  { name: "while it wrote down the change set that AWS had made", at: { kind: "writing", after: { ...CHANGE_SET, moment: "answered" } }, ...asked },
  {
    name: "when AWS had described the change set and no preview was stored",
    at: { kind: "request", step: { action: "DescribeChangeSet", moment: "answered", inState: "previewing", saying: isChangeSetMade } },
    ...asked,
  },
  { name: "when the preview was stored, and a person confirmed it with no worker there", at: { kind: "previewed" }, confirmedAfterMs: 0, ...asked, stateThen: "previewed" },
  {
    name: "when submitting was committed and it looked at the stack once more",
    at: { kind: "request", step: { action: "DescribeStacks", moment: "arrived", inState: "submitting" } },
    confirmedAfterMs: OLD_PREVIEW_MS,
    ...submitting,
  },
  { name: "when ExecuteChangeSet was sent and AWS did not have it yet", at: { kind: "request", step: { ...EXECUTION, moment: "arrived" } }, ...submitting },
  { name: "when AWS had accepted ExecuteChangeSet and the answer was under way", at: { kind: "request", step: { ...EXECUTION, moment: "answered" } }, ...accepted },
  { name: "while it wrote down that AWS had accepted", at: { kind: "writing", after: { ...EXECUTION, moment: "answered" } }, ...accepted },
  {
    name: "when the stack was at work and nobody but the feed had told of it",
    at: { kind: "request", step: { action: "DescribeStackEvents", moment: "arrived", inState: "running" } },
    ...running,
  },
  {
    name: "when its whole history was under way",
    at: { kind: "request", step: { action: "DescribeStackEvents", moment: "answered", inState: "running", saying: isHistoryEnded } },
    ...running,
  },
  { name: "when the last event was stored and nothing settled", at: { kind: "request", step: { ...DESCRIPTION, moment: "arrived" } }, ...running },
  { name: "while it wrote down the end", at: { kind: "writing", after: { ...DESCRIPTION, moment: "answered" } }, ...running },
];

/** One region for each boundary: every region has its own call budget, so that none waits for another, and its own event feed. */
export const BOUNDARY_REGIONS = [
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
  "ca-central-1",
  "sa-east-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "eu-central-1",
  "eu-north-1",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-northeast-1",
] as const;

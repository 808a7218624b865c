/** One status change as AWS tells it, by the feed (whole seconds, no event id) or by DescribeStackEvents. */
export type ToldEvent = {
  logicalId: string;
  /** Empty until AWS has given the resource one. */
  physicalId: string;
  resourceType: string;
  status: string;
  reason: string | null;
  /** Client request token of the AWS call that caused it; empty where AWS names none. */
  token: string;
  at: Date;
};

/** One from DescribeStackEvents: exact time, and the id that makes it unique within its stack. */
export type PolledEvent = ToldEvent & { eventId: string };

/** Milliseconds; the feed stamps no finer. */
export const wholeSecond = (at: Date): number => Math.floor(at.getTime() / 1_000) * 1_000;

const STACK_TYPE = "AWS::CloudFormation::Stack";

/** Whether the event is about the stack itself, not about one of its resources (which may be a stack too). */
export const isAboutStack = (event: Pick<ToldEvent, "resourceType" | "physicalId">, stackArn: string): boolean =>
  event.resourceType === STACK_TYPE && event.physicalId === stackArn;

/** The same question where only the name is at hand; a nested stack's logical id can equal it only if somebody means to confuse. */
export const bearsStackName = (event: Pick<ToldEvent, "resourceType" | "logicalId">, stackName: string): boolean =>
  event.resourceType === STACK_TYPE && event.logicalId === stackName;

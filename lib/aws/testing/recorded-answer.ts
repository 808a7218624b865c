import recorded from "./recorded/cloudformation.json";

import { answerError, answerResult, type FakeAnswer } from "./fake-aws";

export type RecordingName = keyof typeof recorded;

/** A recorded answer, as the fake gives it over the wire: a result, or the error that AWS refused with. */
export function answerRecorded(name: RecordingName): FakeAnswer {
  const { answer } = recorded[name];
  if ("Error" in answer) return answerError(answer.Error.Code, answer.Error.Message, name === "changeSetDeleted" ? 404 : 400);
  if (name === "stackDeleted") return answerResult({ Stacks: [answer] });
  if ("StackEvents" in answer) return answerResult({ StackEvents: distinct(answer.StackEvents) });
  return answerResult(answer);
}

/** The recording replaced event ids by placeholders that are no longer all different. */
const distinct = (events: readonly object[]) => events.map((event, place) => ({ ...event, EventId: `event-${place}` }));

import { expect, test } from "vitest";

import { printInOrder } from "./in-order.mjs";

test("steps that run side by side are read one after the other, the first as it goes", () => {
  const printed = [];
  const output = printInOrder((line) => printed.push(line));
  const [first, second, third] = [output.open(), output.open(), output.open()];
  second.say("second begins");
  first.say("first begins");
  expect(printed).toEqual(["first begins"]);

  third.say("third begins");
  third.end();
  second.say("second goes on");
  expect(printed).toEqual(["first begins"]);

  first.end();
  expect(printed).toEqual(["first begins", "second begins", "second goes on"]);
  second.say("second ends");
  second.end();
  expect(printed).toEqual(["first begins", "second begins", "second goes on", "second ends", "third begins"]);
});

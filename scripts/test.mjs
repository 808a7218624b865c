import "./set-up/check-node-version.mjs";

import { openDataFolder } from "./supervisor/data-folder.mjs";
import { inCheckout } from "./supervisor/checkout.mjs";
import { runSession } from "./supervisor/session.mjs";
import { StartFailure, printFailure } from "./supervisor/start-failure.mjs";
import { runTests } from "./testing/run-tests.mjs";
import { TEST_STEPS } from "./testing/steps.mjs";

/** `npm test` proves everything; `npm test -- unit lint` what is named. */
const home = inCheckout(".pilothouse"); // for what is kept between runs; servers get folders of their own
const steps = chooseSteps(process.argv.slice(2));
await runSession({ home, stream: process.stdout, exitCodeWhenStopped: 130 }, (session) => runTests(steps, session));

function chooseSteps(names) {
  try {
    openDataFolder(home);
    const known = TEST_STEPS.map(({ name }) => name);
    const unknown = names.filter((name) => !known.includes(name));
    if (unknown.length > 0) throw new StartFailure(`There is no step ${unknown.join(", ")}; the steps are ${known.join(", ")}.`);
    return TEST_STEPS.filter(({ name }) => names.length === 0 || names.includes(name));
  } catch (error) {
    printFailure(error);
    process.exit(1);
  }
}

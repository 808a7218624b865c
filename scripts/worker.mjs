import "./set-up/check-node-version.mjs";

import { supervise } from "./supervisor/supervise.mjs";

await supervise({ runs: ["worker"], mode: "production" });

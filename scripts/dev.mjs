import "./set-up/check-node-version.mjs";

import { supervise } from "./supervisor/supervise.mjs";

await supervise({ runs: ["web", "worker"], mode: "development" });

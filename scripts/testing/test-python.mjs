import { inCheckout } from "../supervisor/checkout.mjs";
import { installPythonPackages } from "../set-up/python-packages.mjs";

/**
 * The interpreter that has what the sandbox, its own tests and cfn-lint need. Kept in the checkout between runs;
 * `PILOTHOUSE_SANDBOX_PYTHON` names one that has them already.
 * @param {import("../supervisor/session.mjs").SetUpContext} context
 */
export async function installTestPython(context) {
  const python = process.env.PILOTHOUSE_SANDBOX_PYTHON;
  if (python) return { python, outcome: `as given: ${python}` };
  return installPythonPackages(inCheckout(".pilothouse", "test-python"), ["requirements.txt", "requirements-dev.txt"], context);
}

import { expect, test } from "vitest";

import { verifyAlarms, verifyDashboards, verifyResources } from "./verify-step";

const resource = (logicalId: string, status = "CREATE_COMPLETE", resourceType = "AWS::RDS::DBInstance") => ({ logicalId, status, resourceType });

test.each([
  ["all there and complete", [resource("Database"), resource("DatabaseFromServer")], "passed"],
  ["updated since", [resource("Database", "UPDATE_COMPLETE"), resource("DatabaseFromServer")], "passed"],
  ["put back by a rollback", [resource("Database", "UPDATE_ROLLBACK_COMPLETE"), resource("DatabaseFromServer")], "passed"],
  ["there in part: conditions may have left the rest out, or not", [resource("Database")], "unknown"],
  ["deleted in part", [resource("Database"), resource("DatabaseFromServer", "DELETE_COMPLETE")], "unknown"],
  ["not there", [resource("Cache")], "failed"],
  ["broken", [resource("Database", "UPDATE_FAILED")], "failed"],
  ["one there and one broken", [resource("Database"), resource("DatabaseFromServer", "CREATE_FAILED")], "failed"],
])("resources that are %s", (_name, resources, outcome) => {
  expect(verifyResources(["Database", "DatabaseFromServer"], resources).outcome).toBe(outcome);
});

const alarm = (state: string) => ({ name: `alarm-${state}`, state });

test.each([
  ["all are OK", [alarm("OK"), alarm("OK")], true, "passed"],
  ["one is in alarm", [alarm("OK"), alarm("ALARM"), alarm("INSUFFICIENT_DATA")], true, "failed"],
  ["one has no figures: nobody can say that all is well", [alarm("OK"), alarm("INSUFFICIENT_DATA")], true, "unknown"],
  ["there are none", [], true, "failed"],
  ["nobody has looked at them", [], false, "unknown"],
  ["one was heard of, and nobody has looked at the others", [alarm("OK")], false, "unknown"],
  ["one was heard of as in alarm", [alarm("ALARM")], false, "failed"],
])("alarms where %s", (_name, alarms, lookedAt, outcome) => {
  expect(verifyAlarms(alarms, lookedAt).outcome).toBe(outcome);
});

test("dashboards that stand still want a person's eyes; none at all is a failure", () => {
  expect(verifyDashboards([resource("ApiDashboard", "CREATE_COMPLETE", "AWS::CloudWatch::Dashboard")]).outcome).toBe("unknown");
  expect(verifyDashboards([resource("Database")]).outcome).toBe("failed");
});

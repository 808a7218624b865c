import type { BareHandler } from "@/lib/http/define-methods";
import type { DescribedRoute } from "@/lib/http/openapi";
import type { ApiRoute } from "@/lib/http/route-definition";

import * as accounts from "./accounts/route";
import * as accountsAccountId from "./accounts/[accountId]/route";
import * as accountsAccountIdDashboards from "./accounts/[accountId]/dashboards/route";
import * as accountsAccountIdDashboardsName from "./accounts/[accountId]/dashboards/[name]/route";
import * as accountsAccountIdDashboardsNameWidgetsIndexData from "./accounts/[accountId]/dashboards/[name]/widgets/[index]/data/route";
import * as accountsAccountIdQuotas from "./accounts/[accountId]/quotas/route";
import * as alarms from "./alarms/route";
import * as alarmsActs from "./alarms/acts/route";
import * as alarmsCounts from "./alarms/counts/route";
import * as alarmsHandover from "./alarms/handover/route";
import * as alarmsOwners from "./alarms/owners/route";
import * as alarmsAlarmId from "./alarms/[alarmId]/route";
import * as alarmsAlarmIdAcknowledge from "./alarms/[alarmId]/acknowledge/route";
import * as alarmsAlarmIdAssign from "./alarms/[alarmId]/assign/route";
import * as alarmsAlarmIdMute from "./alarms/[alarmId]/mute/route";
import * as alarmsAlarmIdNote from "./alarms/[alarmId]/note/route";
import * as alarmsAlarmIdSeries from "./alarms/[alarmId]/series/route";
import * as alarmsAlarmIdUnmute from "./alarms/[alarmId]/unmute/route";
import * as audit from "./audit/route";
import * as auditVerification from "./audit/verification/route";
import * as budgets from "./budgets/route";
import * as budgetsBudgetId from "./budgets/[budgetId]/route";
import * as catalog from "./catalog/route";
import * as catalogSystem from "./catalog/[system]/route";
import * as catalogSystemOption from "./catalog/[system]/[option]/route";
import * as catalogSystemOptionEstimate from "./catalog/[system]/[option]/estimate/route";
import * as catalogSystemOptionPricingMaterial from "./catalog/[system]/[option]/pricing-material/route";
import * as catalogSystemOptionTemplate from "./catalog/[system]/[option]/template/route";
import * as costs from "./costs/route";
import * as costsCsv from "./costs/csv/route";
import * as costsDays from "./costs/days/route";
import * as costsFetch from "./costs/fetch/route";
import * as costsHistory from "./costs/history/route";
import * as dashboardsRender from "./dashboards/render/route";
import * as dashboardsWidgetData from "./dashboards/widget-data/route";
import * as environments from "./environments/route";
import * as environmentsEnvironmentId from "./environments/[environmentId]/route";
import * as environmentsEnvironmentIdActs from "./environments/[environmentId]/acts/route";
import * as environmentsEnvironmentIdAdvice from "./environments/[environmentId]/advice/route";
import * as environmentsEnvironmentIdAlarms from "./environments/[environmentId]/alarms/route";
import * as environmentsEnvironmentIdCost from "./environments/[environmentId]/cost/route";
import * as environmentsEnvironmentIdDashboards from "./environments/[environmentId]/dashboards/route";
import * as environmentsEnvironmentIdDashboardsName from "./environments/[environmentId]/dashboards/[name]/route";
import * as environmentsEnvironmentIdDashboardsNameWidgetsIndexData from "./environments/[environmentId]/dashboards/[name]/widgets/[index]/data/route";
import * as environmentsEnvironmentIdHealth from "./environments/[environmentId]/health/route";
import * as environmentsEnvironmentIdLogs from "./environments/[environmentId]/logs/route";
import * as environmentsEnvironmentIdLogsPatterns from "./environments/[environmentId]/logs/patterns/route";
import * as environmentsEnvironmentIdOperations from "./environments/[environmentId]/operations/route";
import * as environmentsEnvironmentIdReleases from "./environments/[environmentId]/releases/route";
import * as environmentsEnvironmentIdReleasesNumber from "./environments/[environmentId]/releases/[number]/route";
import * as environmentsEnvironmentIdReleasesNumberComparison from "./environments/[environmentId]/releases/[number]/comparison/route";
import * as environmentsEnvironmentIdReleasesNumberEffect from "./environments/[environmentId]/releases/[number]/effect/route";
import * as environmentsEnvironmentIdResources from "./environments/[environmentId]/resources/route";
import * as environmentsEnvironmentIdSecretsLogicalId from "./environments/[environmentId]/secrets/[logicalId]/route";
import * as environmentsEnvironmentIdSizing from "./environments/[environmentId]/sizing/route";
import * as environmentsEnvironmentIdTargets from "./environments/[environmentId]/targets/route";
import * as environmentsEnvironmentIdVerification from "./environments/[environmentId]/verification/route";
import * as environmentsEnvironmentIdVerificationStepKey from "./environments/[environmentId]/verification/[stepKey]/route";
import * as health from "./health/route";
import * as maintenance from "./maintenance/route";
import * as maintenanceFollowUps from "./maintenance/follow-ups/route";
import * as maintenanceFollowUpsFollowUpId from "./maintenance/follow-ups/[followUpId]/route";
import * as maintenanceHistory from "./maintenance/history/route";
import * as maintenanceRehearsals from "./maintenance/rehearsals/route";
import * as maintenanceRehearsalsRehearsalIdRollBack from "./maintenance/rehearsals/[rehearsalId]/roll-back/route";
import * as maintenanceRehearsalsRehearsalIdStop from "./maintenance/rehearsals/[rehearsalId]/stop/route";
import * as maintenanceReport from "./maintenance/report/route";
import * as maintenanceSettingsEnvironmentId from "./maintenance/settings/[environmentId]/route";
import * as maintenanceSettingsEnvironmentIdTasks from "./maintenance/settings/[environmentId]/tasks/route";
import * as maintenanceSettingsEnvironmentIdTasksExtraTaskId from "./maintenance/settings/[environmentId]/tasks/[extraTaskId]/route";
import * as maintenanceTaskId from "./maintenance/[taskId]/route";
import * as maintenanceTaskIdComplete from "./maintenance/[taskId]/complete/route";
import * as maintenanceTaskIdCorrect from "./maintenance/[taskId]/correct/route";
import * as maintenanceTaskIdEvidence from "./maintenance/[taskId]/evidence/route";
import * as me from "./me/route";
import * as notificationsChannels from "./notifications/channels/route";
import * as notificationsChannelsChannelId from "./notifications/channels/[channelId]/route";
import * as notificationsChannelsChannelIdTest from "./notifications/channels/[channelId]/test/route";
import * as notificationsDeliveries from "./notifications/deliveries/route";
import * as notificationsDeliveriesDeliveryId from "./notifications/deliveries/[deliveryId]/route";
import * as notificationsOwnEmailTest from "./notifications/own-email/test/route";
import * as notificationsRules from "./notifications/rules/route";
import * as operations from "./operations/route";
import * as operationsOperationId from "./operations/[operationId]/route";
import * as operationsOperationIdCancel from "./operations/[operationId]/cancel/route";
import * as operationsOperationIdConfirm from "./operations/[operationId]/confirm/route";
import * as operationsOperationIdDiscard from "./operations/[operationId]/discard/route";
import * as operationsOperationIdEvents from "./operations/[operationId]/events/route";
import * as password from "./password/route";
import * as people from "./people/route";
import * as peoplePersonId from "./people/[personId]/route";
import * as peoplePersonIdPassword from "./people/[personId]/password/route";
import * as pricesRegion from "./prices/[region]/route";
import * as pricesRegionHistory from "./prices/[region]/history/route";
import * as pricesRegionRefresh from "./prices/[region]/refresh/route";
import * as ready from "./ready/route";
import * as sandboxDisturbances from "./sandbox/disturbances/route";
import * as sandboxFaults from "./sandbox/faults/route";
import * as sandboxPast from "./sandbox/past/route";
import * as sandboxSpeed from "./sandbox/speed/route";
import * as sessions from "./sessions/route";
import * as sessionsSessionId from "./sessions/[sessionId]/route";
import * as stream from "./stream/route";
import * as tokens from "./tokens/route";
import * as tokensTokenId from "./tokens/[tokenId]/route";
import * as usage from "./usage/route";

/** Every route of the API by its path. The API's description and the tests of all routes are made from this list. */
const MODULES: Record<string, Record<string, ApiRoute | BareHandler>> = {
  "/accounts": accounts,
  "/accounts/[accountId]": accountsAccountId,
  "/accounts/[accountId]/dashboards": accountsAccountIdDashboards,
  "/accounts/[accountId]/dashboards/[name]": accountsAccountIdDashboardsName,
  "/accounts/[accountId]/dashboards/[name]/widgets/[index]/data": accountsAccountIdDashboardsNameWidgetsIndexData,
  "/accounts/[accountId]/quotas": accountsAccountIdQuotas,
  "/alarms": alarms,
  "/alarms/acts": alarmsActs,
  "/alarms/counts": alarmsCounts,
  "/alarms/handover": alarmsHandover,
  "/alarms/owners": alarmsOwners,
  "/alarms/[alarmId]": alarmsAlarmId,
  "/alarms/[alarmId]/acknowledge": alarmsAlarmIdAcknowledge,
  "/alarms/[alarmId]/assign": alarmsAlarmIdAssign,
  "/alarms/[alarmId]/mute": alarmsAlarmIdMute,
  "/alarms/[alarmId]/note": alarmsAlarmIdNote,
  "/alarms/[alarmId]/series": alarmsAlarmIdSeries,
  "/alarms/[alarmId]/unmute": alarmsAlarmIdUnmute,
  "/audit": audit,
  "/audit/verification": auditVerification,
  "/budgets": budgets,
  "/budgets/[budgetId]": budgetsBudgetId,
  "/catalog": catalog,
  "/catalog/[system]": catalogSystem,
  "/catalog/[system]/[option]": catalogSystemOption,
  "/catalog/[system]/[option]/estimate": catalogSystemOptionEstimate,
  "/catalog/[system]/[option]/pricing-material": catalogSystemOptionPricingMaterial,
  "/catalog/[system]/[option]/template": catalogSystemOptionTemplate,
  "/costs": costs,
  "/costs/csv": costsCsv,
  "/costs/days": costsDays,
  "/costs/fetch": costsFetch,
  "/costs/history": costsHistory,
  "/dashboards/render": dashboardsRender,
  "/dashboards/widget-data": dashboardsWidgetData,
  "/environments": environments,
  "/environments/[environmentId]": environmentsEnvironmentId,
  "/environments/[environmentId]/acts": environmentsEnvironmentIdActs,
  "/environments/[environmentId]/advice": environmentsEnvironmentIdAdvice,
  "/environments/[environmentId]/alarms": environmentsEnvironmentIdAlarms,
  "/environments/[environmentId]/cost": environmentsEnvironmentIdCost,
  "/environments/[environmentId]/dashboards": environmentsEnvironmentIdDashboards,
  "/environments/[environmentId]/dashboards/[name]": environmentsEnvironmentIdDashboardsName,
  "/environments/[environmentId]/dashboards/[name]/widgets/[index]/data": environmentsEnvironmentIdDashboardsNameWidgetsIndexData,
  "/environments/[environmentId]/health": environmentsEnvironmentIdHealth,
  "/environments/[environmentId]/logs": environmentsEnvironmentIdLogs,
  "/environments/[environmentId]/logs/patterns": environmentsEnvironmentIdLogsPatterns,
  "/environments/[environmentId]/operations": environmentsEnvironmentIdOperations,
  "/environments/[environmentId]/releases": environmentsEnvironmentIdReleases,
  "/environments/[environmentId]/releases/[number]": environmentsEnvironmentIdReleasesNumber,
  "/environments/[environmentId]/releases/[number]/comparison": environmentsEnvironmentIdReleasesNumberComparison,
  "/environments/[environmentId]/releases/[number]/effect": environmentsEnvironmentIdReleasesNumberEffect,
  "/environments/[environmentId]/resources": environmentsEnvironmentIdResources,
  "/environments/[environmentId]/secrets/[logicalId]": environmentsEnvironmentIdSecretsLogicalId,
  "/environments/[environmentId]/sizing": environmentsEnvironmentIdSizing,
  "/environments/[environmentId]/targets": environmentsEnvironmentIdTargets,
  "/environments/[environmentId]/verification": environmentsEnvironmentIdVerification,
  "/environments/[environmentId]/verification/[stepKey]": environmentsEnvironmentIdVerificationStepKey,
  "/health": health,
  "/maintenance": maintenance,
  "/maintenance/follow-ups": maintenanceFollowUps,
  "/maintenance/follow-ups/[followUpId]": maintenanceFollowUpsFollowUpId,
  "/maintenance/history": maintenanceHistory,
  "/maintenance/rehearsals": maintenanceRehearsals,
  "/maintenance/rehearsals/[rehearsalId]/roll-back": maintenanceRehearsalsRehearsalIdRollBack,
  "/maintenance/rehearsals/[rehearsalId]/stop": maintenanceRehearsalsRehearsalIdStop,
  "/maintenance/report": maintenanceReport,
  "/maintenance/settings/[environmentId]": maintenanceSettingsEnvironmentId,
  "/maintenance/settings/[environmentId]/tasks": maintenanceSettingsEnvironmentIdTasks,
  "/maintenance/settings/[environmentId]/tasks/[extraTaskId]": maintenanceSettingsEnvironmentIdTasksExtraTaskId,
  "/maintenance/[taskId]": maintenanceTaskId,
  "/maintenance/[taskId]/complete": maintenanceTaskIdComplete,
  "/maintenance/[taskId]/correct": maintenanceTaskIdCorrect,
  "/maintenance/[taskId]/evidence": maintenanceTaskIdEvidence,
  "/me": me,
  "/notifications/channels": notificationsChannels,
  "/notifications/channels/[channelId]": notificationsChannelsChannelId,
  "/notifications/channels/[channelId]/test": notificationsChannelsChannelIdTest,
  "/notifications/deliveries": notificationsDeliveries,
  "/notifications/deliveries/[deliveryId]": notificationsDeliveriesDeliveryId,
  "/notifications/own-email/test": notificationsOwnEmailTest,
  "/notifications/rules": notificationsRules,
  "/operations": operations,
  "/operations/[operationId]": operationsOperationId,
  "/operations/[operationId]/cancel": operationsOperationIdCancel,
  "/operations/[operationId]/confirm": operationsOperationIdConfirm,
  "/operations/[operationId]/discard": operationsOperationIdDiscard,
  "/operations/[operationId]/events": operationsOperationIdEvents,
  "/password": password,
  "/people": people,
  "/people/[personId]": peoplePersonId,
  "/people/[personId]/password": peoplePersonIdPassword,
  "/prices/[region]": pricesRegion,
  "/prices/[region]/history": pricesRegionHistory,
  "/prices/[region]/refresh": pricesRegionRefresh,
  "/ready": ready,
  "/sandbox/disturbances": sandboxDisturbances,
  "/sandbox/faults": sandboxFaults,
  "/sandbox/past": sandboxPast,
  "/sandbox/speed": sandboxSpeed,
  "/sessions": sessions,
  "/sessions/[sessionId]": sessionsSessionId,
  "/stream": stream,
  "/tokens": tokens,
  "/tokens/[tokenId]": tokensTokenId,
  "/usage": usage,
};

export const API_ROUTES: readonly (DescribedRoute & { handler: ApiRoute })[] = Object.entries(MODULES).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, handler]) => ("definition" in handler ? [{ path, method, definition: handler.definition, handler }] : [])),
);

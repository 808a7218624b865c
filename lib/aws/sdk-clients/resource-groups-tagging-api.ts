export { ResourceGroupsTaggingAPIClient } from "@aws-sdk/client-resource-groups-tagging-api";

export { CostExplorerClient } from "@aws-sdk/client-cost-explorer";

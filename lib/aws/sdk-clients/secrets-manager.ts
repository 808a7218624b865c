export { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

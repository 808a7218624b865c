"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";

import { listFigure, planFigure } from "@/components/cost/usd-words";
import { Stack } from "@/components/ui/stack";
import type { AccountView } from "@/lib/accounts/account-view";
import type { OptionView } from "@/lib/catalog/catalog-views";
import { noPricesFor } from "@/lib/pricing/no-prices";

import type { LaunchDraft } from "./launch-draft";
import { LaunchSummary } from "./launch-summary";
import { QuotaCheck } from "./quota-check";
import { ReleaseRecord } from "./release-record";
import { useLaunchContents } from "./use-launch-contents";
import { passedChecks } from "./passed-checks";
import type { LaunchPrice } from "./use-launch-price";

type ReviewStepProps = {
  view: OptionView;
  accounts: readonly AccountView[];
  draft: LaunchDraft;
  /** Of all parameters, as they will be sent. */
  values: Readonly<Record<string, string>>;
  price: LaunchPrice;
  isAcknowledged: boolean;
  acknowledgementProblem: string | undefined;
  onAcknowledge: (acknowledged: boolean) => void;
  onEdit: () => void;
  onPrice: () => void;
};

/** Everything that will be created, what has to be acknowledged for it, and the record that the release will be. */
export function ReviewStep({ view, accounts, draft, values, price, isAcknowledged, acknowledgementProblem, onAcknowledge, onEdit, onPrice }: ReviewStepProps) {
  const { contents, error } = useLaunchContents(view, values);
  const account = accounts.find(({ id }) => id === draft.accountId);

  return (
    <Stack>
      <LaunchSummary contents={contents} error={error} account={account} />
      <Container header={<Header variant="h2" actions={<Button onClick={onPrice}>See how it comes about</Button>}>Price</Header>}>
        <p>{reviewedPrice(price)}</p>
      </Container>
      <Container header={<Header variant="h2">Checked already</Header>}>
        <ul>
          {passedChecks(view, values, account).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {account ? <QuotaCheck system={view.system} option={view.option} accountId={account.id} region={draft.region} values={values} /> : null}
      </Container>
      {draft.protected ? (
        <Alert type="info" header="It is protected">
          The launch stops at its preview, and goes on when a person has confirmed it there.
        </Alert>
      ) : null}
      {view.capabilities.length > 0 ? (
        <Container header={<Header variant="h2">Acknowledgement</Header>}>
          <FormField stretch errorText={acknowledgementProblem}>
            <Checkbox
              checked={isAcknowledged}
              description={`CloudFormation asks for it by name: ${view.capabilities.join(", ")}.`}
              onChange={({ detail }) => onAcknowledge(detail.checked)}
            >
              {capabilityWords(view.capabilities)}
            </Checkbox>
          </FormField>
        </Container>
      ) : null}
      <Container
        header={
          <Header variant="h2" actions={<Button onClick={onEdit}>Edit settings</Button>}>
            Release 1, exactly
          </Header>
        }
      >
        <ReleaseRecord view={view} draft={draft} values={values} account={account} />
      </Container>
    </Stack>
  );
}

function reviewedPrice(price: LaunchPrice): string {
  switch (price.kind) {
    case "priced": {
      const { totals, region, priceBook } = price.estimate;
      const plan = planFigure(totals);
      return `List price ${listFigure(totals)} USD a month in ${region}, by prices of ${priceBook.asOf}; ${plan === null ? "the plan has no cost lines" : `the plan says ${plan} USD`}.`;
    }
    case "no-prices":
      return noPricesFor(price.region);
    case "refused":
      return price.message;
    case "failed":
      return `The price could not be worked out: ${price.error.message}`;
    case "loading":
    case "no-option":
      return "Working it out…";
  }
}

function capabilityWords(capabilities: OptionView["capabilities"]): string {
  const expands = capabilities.includes("CAPABILITY_AUTO_EXPAND") ? " The template is expanded by macros before it runs." : "";
  const iam = capabilities.some((capability) => capability.includes("IAM"));
  return `${iam ? "This template creates IAM roles and policies, which give its resources rights in the account." : "This template needs a capability of CloudFormation."}${expands} I have seen it.`;
}

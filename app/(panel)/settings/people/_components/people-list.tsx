"use client";

import Button from "@cloudscape-design/components/button";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { ROLE_WORDS } from "@/components/people/role-words";
import { SecretOnce } from "@/components/people/secret-once";
import { counted } from "@/components/ui/counted";
import { Moment } from "@/components/ui/moment";
import { PageHead } from "@/components/ui/page-head";
import { PlainTable, type TableColumn } from "@/components/ui/plain-table";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { StatusMark, type Mark } from "@/components/ui/status-mark";
import type { PersonView, PersonWithPassword } from "@/lib/people/person-view";
import { peopleQuery } from "@/lib/people/queries";

import { AddPersonDialog } from "./add-person-dialog";
import { PersonActs } from "./person-acts";

const COLUMNS: readonly TableColumn[] = [
  { header: "Name" },
  { header: "E-mail address" },
  { header: "Role" },
  { header: "State" },
  { header: "Last seen" },
  { header: "What can be done", isHeaderHidden: true },
];

/** Everybody who may sign in, with what can be done about each. */
export function PeopleList({ ownId }: { ownId: string | null }) {
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(peopleQuery());
  const [isAdding, setIsAdding] = useState(false);
  const [issued, setIssued] = useState<PersonWithPassword | null>(null);
  const people = data?.items ?? [];

  function showPassword(result: PersonWithPassword) {
    setIsAdding(false);
    setIssued(result);
    void queryClient.invalidateQueries({ queryKey: peopleQuery().queryKey });
  }

  const toRow = (person: PersonView) => ({
    key: person.id,
    cells: [
      person.id === ownId ? `${person.name} (you)` : person.name,
      <span key="email" style={{ overflowWrap: "anywhere" }}>
        {person.email}
      </span>,
      <span key="role" title={ROLE_WORDS[person.role]}>
        {person.role}
      </span>,
      <StatusMark key="state" {...accessMark(person)} />,
      person.lastSeenAt ? <Moment key="seen" iso={person.lastSeenAt} /> : unseenWords(person),
      <PersonActs key="acts" person={person} isOwn={person.id === ownId} onPassword={showPassword} />,
    ],
  });
  const awaited = people.filter(({ mustChangePassword, disabledAt }) => mustChangePassword && disabledAt === null).length;

  return (
    <>
      <PageHead
        title="People"
        lead={`${counted(people.length, "person", "people")}${awaited > 0 ? `; ${awaited} ${awaited === 1 ? "has" : "have"} yet to choose a password` : ""}. A change of role takes effect with the next click.`}
        actions={
          <Button variant="primary" onClick={() => setIsAdding(true)}>
            Add a person
          </Button>
        }
      />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      <PlainTable stacks caption="People" columns={COLUMNS} rows={people.map(toRow)} />
      {isAdding ? <AddPersonDialog onAdded={showPassword} onDismiss={() => setIsAdding(false)} /> : null}
      {issued ? (
        <SecretOnce title={`One-time password of ${issued.person.name}`} secret={issued.oneTimePassword} onDone={() => setIssued(null)}>
          Give it to {issued.person.name} ({issued.person.email}) in person or by a safe way. At the first sign-in they choose one of their own.
        </SecretOnce>
      ) : null}
    </>
  );
}

/** Sessions are forgotten some time after they end, so "never" is known only of a password that has not been used yet. */
const unseenWords = ({ mustChangePassword }: PersonView): string => (mustChangePassword ? "not yet with this password" : "not lately");

function accessMark({ disabledAt, mustChangePassword }: PersonView): Mark {
  if (disabledAt) return { tone: "stopped", word: "disabled" };
  return mustChangePassword ? { tone: "pending", word: "has a one-time password" } : { tone: "success", word: "active" };
}

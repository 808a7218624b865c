"use client";

import Button from "@cloudscape-design/components/button";
import { useState } from "react";

import type { PersonView, PersonWithPassword } from "@/lib/people/person-view";

import { PersonDialog } from "./person-dialog";

type PersonActsProps = { person: PersonView; isOwn: boolean; onPassword: (result: PersonWithPassword) => void };

/** Opens what an administrator can do about one person. */
export function PersonActs({ person, isOwn, onPassword }: PersonActsProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="inline-link" ariaLabel={`Change ${person.name}`} onClick={() => setIsOpen(true)}>
        Change…
      </Button>
      {isOpen ? (
        <PersonDialog
          person={person}
          isOwn={isOwn}
          onClose={() => setIsOpen(false)}
          onPassword={(result) => {
            setIsOpen(false);
            onPassword(result);
          }}
        />
      ) : null}
    </>
  );
}

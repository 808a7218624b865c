"use client";

import { Stack } from "@/components/ui/stack";
import { TextButton } from "@/components/ui/text-button";
import type { CatalogView, SystemView } from "@/lib/catalog/catalog-views";
import type { Question } from "@/lib/catalog/plan-choices";
import type { Answers, Recommendation } from "@/lib/catalog/recommend-option";

import { recommendationWords, EFFECT_WORDS } from "./answer-words";
import styles from "./questions.module.css";

type QuestionsStepProps = {
  systems: CatalogView["systems"];
  /** The chosen one's key; null: none yet. */
  chosen: string | null;
  /** The chosen one, once it has been read. */
  system: SystemView | undefined;
  answers: Answers;
  recommendation: Recommendation;
  onChoose: (system: string) => void;
  onAnswer: (question: string, answer: string | null) => void;
};

/** First which system, then what its plan wants to know. All of it may be skipped. */
export function QuestionsStep({ systems, chosen, system, answers, recommendation, onChoose, onAnswer }: QuestionsStepProps) {
  const titleOf = (option: string): string => system?.options.find((one) => one.option === option)?.title ?? option;
  return (
    <Stack>
      <fieldset className={styles.question}>
        <legend>What is to be launched?</legend>
        <div className={styles.systems}>
          {systems.map(({ key, title, summary }) => (
            <label key={key} className={styles.system}>
              <input type="radio" name="system" value={key} checked={chosen === key} onChange={() => onChoose(key)} />
              <span className={styles.name}>{title}</span>
              <span className={styles.summary}>{summary}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {system && system.questions.length === 0 ? <p>The plan of {system.title} asks nothing beforehand.</p> : null}
      {system?.questions.map((question) => (
        <QuestionField key={question.key} question={question} answer={answers[question.key] ?? null} titleOf={titleOf} onAnswer={(key) => onAnswer(question.key, key)} />
      ))}
      {system && system.questions.length > 0 ? (
        <div aria-live="polite" className={styles.outcome}>
          <p>{recommendationWords(recommendation, titleOf)}</p>
          {recommendation.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </div>
      ) : null}
    </Stack>
  );
}

type QuestionFieldProps = { question: Question; answer: string | null; titleOf: (option: string) => string; onAnswer: (key: string | null) => void };

function QuestionField({ question: { key, title, affects, answers }, answer, titleOf, onAnswer }: QuestionFieldProps) {
  const given = answers.find((one) => one.key === answer);
  return (
    <fieldset className={styles.question} aria-describedby={`affects-${key}`}>
      <legend>{title}</legend>
      <p id={`affects-${key}`} className={styles.quiet}>
        {affects}
      </p>
      <div className={styles.answers}>
        {answers.map((one) => (
          <label key={one.key} className={styles.answer}>
            <input type="radio" name={`question-${key}`} value={one.key} checked={one.key === answer} onChange={() => onAnswer(one.key)} />
            <span>{one.title}</span>
          </label>
        ))}
      </div>
      {given ? (
        <div className={styles.meaning}>
          <ul>
            {given.consequences.map(({ option, effect, reason }) => (
              <li key={option}>
                <strong>{titleOf(option)}</strong> ({EFFECT_WORDS[effect].toLowerCase()}): {reason}
              </li>
            ))}
          </ul>
          <TextButton onClick={() => onAnswer(null)}>
            Take back<span className="ph-visually-hidden"> the answer to “{title}”</span>
          </TextButton>
        </div>
      ) : null}
    </fieldset>
  );
}

import type { FastifyReply } from 'fastify';
import type { ComponentChildren } from 'preact';
import { ErrorSummary, type FieldError, Status } from '#pages';
import { type Language, say } from '#texts';
import type { PersonalParts } from '../personal-parts.ts';
import { sendPersonalSheet } from '../session/index.ts';
import { isSaid, myTexts, saidTexts } from './texts.ts';
import type { MyVisit } from './visit.ts';

type MySheet = {
  /** Without language and slash. */
  readonly place: string;
  readonly heading: string;
  readonly errors?: readonly FieldError[];
  readonly children: ComponentChildren;
};

/** A page of what the customer has: what was just done on top, the way back below. */
export function sendMine(parts: PersonalParts, { reply, language, said }: MyVisit, sheet: MySheet): FastifyReply {
  const { place, heading, errors = [], children } = sheet;
  return sendPersonalSheet(parts, errors.length > 0 ? reply.code(422) : reply, {
    language,
    heading,
    inLanguage: (other: Language) => `/${other}/${place}`,
    above: <ErrorSummary language={language} errors={errors} />,
    children: (
      <>
        {isSaid(said) && <Status>{say(saidTexts, language, said)}</Status>}
        {children}
        {place !== 'my' && (
          <p>
            <a href={`/${language}/my`}>{say(myTexts, language, 'back')}</a>
          </p>
        )}
      </>
    ),
  });
}

export function errorAt(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.sentence;
}

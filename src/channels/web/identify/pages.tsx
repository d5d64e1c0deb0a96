import type { FastifyReply } from 'fastify';
import { readAsking, type View } from '#identification';
import { Button, ErrorSummary, LinkList } from '#pages';
import { type Language, say } from '#texts';
import { AskedFacts } from '../asked-facts.tsx';
import { goingTo, requestOf } from '../brought.ts';
import type { PersonalParts } from '../personal-parts.ts';
import { sendSheet } from '../sheet.tsx';
import { addressToBegin, beginOf, type End } from './ends.ts';
import { OtherWays, otherWays } from './other-ways.tsx';
import { sayFault } from './read-form.ts';
import { drawStep } from './step.tsx';
import { identifyTexts } from './texts.ts';
import { wordsOf } from './words.ts';

export type StepPage = {
  readonly language: Language;
  readonly view: View;
  readonly end: End;
  /** What was wrong with the form of the last answer. */
  readonly wrong?: string | undefined;
  readonly pressed?: boolean;
};

/** The open step. A failure of form is told at once; what was typed is a secret and does not come back. */
export function sendStep(parts: PersonalParts, reply: FastifyReply, page: StepPage): FastifyReply {
  const { language, view, end, wrong, pressed = false } = page;
  const [prompt] = view.prompts;
  if (!prompt) throw new Error(`nothing is asked in ${view.plan}`);
  const words = wordsOf(prompt.message, language, { brand: parts.brand, sender: parts.sender[language] });
  const asking = readAsking(view.about);
  const errors = wrong === undefined ? [] : sayFault(wrong, view.prompts, language);
  return sendSheet(parts, reply, {
    language,
    heading: words.heading,
    inLanguage: (other) => `/${other}/identify/${view.flow}`,
    above: <ErrorSummary language={language} errors={errors} />,
    page: 'web',
    children: (
      <>
        {asking && (asking.payment || asking.change) && <AskedFacts language={language} asking={asking} />}
        {drawStep({ language, view, prompt, words, errors, pressed })}
        <OtherWays language={language} brand={parts.brand} view={view} others={otherWays(parts, view)} />
        {end.failed === 'login' && (view.is === 'prove' || view.is === 'claim') && (
          <p>
            <a href={`/${language}/${goingTo('login', requestOf(view))}`}>{say(identifyTexts, language, 'otherWay')}</a>
          </p>
        )}
        <p>
          <a href={`/${language}/${addressToBegin(end, view)}`}>{say(identifyTexts, language, 'cancel')}</a>
        </p>
      </>
    ),
  });
}

/** D6: one answer for every cause, in the end, with what can be done. */
export function sendFailed(parts: PersonalParts, reply: FastifyReply, { language, view, end }: StepPage): FastifyReply {
  const begin = beginOf(end, view);
  const link = (place: string, text: 'why' | 'otherWay' | 'service') => ({
    href: `/${language}/${place}`,
    text: say(identifyTexts, language, text),
  });
  return sendSheet(parts, reply, {
    language,
    heading: say(identifyTexts, language, end.failed === 'login' ? 'failedLogin' : 'failedConfirm'),
    isAlert: true,
    inLanguage: (other) => `/${other}/identify/${view.flow}`,
    children: (
      <>
        <p>{say(identifyTexts, language, 'failedBody')}</p>
        <form method="get" action={`/${language}/${begin.place}`}>
          {begin.to !== undefined && <input type="hidden" name="to" value={begin.to} />}
          <Button look="main">{say(identifyTexts, language, 'tryAgain')}</Button>
        </form>
        <LinkList
          links={[
            link('help/login-failed', 'why'),
            ...(end.failed === 'login' ? [link(goingTo('login', requestOf(view)), 'otherWay')] : []),
            link('help/phone', 'service'),
          ]}
        />
      </>
    ),
  });
}

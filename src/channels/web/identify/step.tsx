import type { ComponentChildren } from 'preact';
import type { Format, FormatName, Prompt, View } from '#identification';
import { Button, CodeField, type FieldError, Masked, Plate, Status } from '#pages';
import { type Language, say } from '#texts';
import { questionOf } from './question.ts';
import { formTexts, identifyTexts } from './texts.ts';
import type { Words } from './words.ts';

/** What is shown of an open step. `pressed`: the customer says that it was approved, and it was not yet. */
export type Shown = {
  readonly language: Language;
  readonly view: View;
  readonly prompt: Prompt;
  readonly words: Words;
  readonly errors: readonly FieldError[];
  readonly pressed: boolean;
};

type Draw = (shown: Shown) => ComponentChildren;

/** How pages without scripts ask each format, or that they cannot: a new format does not compile without a line here. */
export const draws: Record<FormatName, Draw | 'cannot'> = {
  digits: drawCode,
  text: drawCode,
  wait: drawWait,
  'new-secret': drawNewSecret,
  choice: 'cannot',
  ceremony: 'cannot',
  notice: 'cannot',
};

/** Throws for a format that is not asked on the web; the rules of the plans have excluded it at start. */
export function drawStep(shown: Shown): ComponentChildren {
  const draw = draws[shown.prompt.format.is];
  if (draw === 'cannot') throw new Error(`the web cannot ask ${shown.prompt.format.is}`);
  return draw(shown);
}

/** Says which question the form answers, so that a page that Back has brought again answers no other one. */
function Question({ prompt }: { prompt: Prompt }) {
  return <input type="hidden" name="question" value={questionOf(prompt)} />;
}

function errorAt(errors: readonly FieldError[], field: string): { error?: string } {
  const error = errors.find((one) => one.field === field)?.sentence;
  return error === undefined ? {} : { error };
}

function drawCode({ language, prompt, words, errors, view }: Shown): ComponentChildren {
  const field = { name: 'code', label: words.label, ...errorAt(errors, 'code') };
  return (
    <>
      {words.plate && <Plate code={words.plate} />}
      {words.body && <p>{words.body}</p>}
      <form class="stack" method="post">
        <Question prompt={prompt} />
        {words.masked ? <Masked {...field} autocomplete="current-password" /> : <CodeField {...field} digits={mostOf(prompt.format)} />}
        <Button look="main">{say(identifyTexts, language, 'go')}</Button>
      </form>
      <Again language={language} view={view} prompt={prompt} />
    </>
  );
}

/** The same for everybody, whether anything was sent or not (I7). */
function Again({ language, view, prompt }: Pick<Shown, 'language' | 'view' | 'prompt'>) {
  if (view.again === 0) return null;
  return (
    <form class="stack stack-near" method="post" action={`/${language}/identify/${view.flow}/again`}>
      <p>{say(identifyTexts, language, 'againWhen')}</p>
      <Question prompt={prompt} />
      <Button>{say(identifyTexts, language, 'again')}</Button>
    </form>
  );
}

function drawWait({ language, prompt, words, pressed }: Shown): ComponentChildren {
  return (
    <>
      {words.plate && <Plate label={words.label} code={words.plate} />}
      {words.body && <p>{words.body}</p>}
      <form class="stack" method="post" id="waiting">
        <Question prompt={prompt} />
        <Status>{say(identifyTexts, language, pressed ? 'notYet' : 'waiting')}</Status>
        <Button look="main">{say(identifyTexts, language, 'approved')}</Button>
      </form>
    </>
  );
}

function drawNewSecret({ language, prompt, words, errors }: Shown): ComponentChildren {
  const { format } = prompt;
  const lengths = format.is === 'new-secret' ? { least: format.min, most: format.max } : { least: 0, most: 0 };
  return (
    <form class="stack" method="post">
      <p>{say(formTexts, language, 'password-rules', lengths)}</p>
      <Question prompt={prompt} />
      <Masked name="code" label={words.label} autocomplete="new-password" {...errorAt(errors, 'code')} />
      <Masked name="repeat" label={say(identifyTexts, language, 'repeat')} autocomplete="new-password" {...errorAt(errors, 'repeat')} />
      <Button look="main">{say(identifyTexts, language, 'ok')}</Button>
    </form>
  );
}

function mostOf(format: Format): number {
  return 'max' in format ? format.max : 6;
}

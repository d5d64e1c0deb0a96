import type { ComponentChildren } from 'preact';
import type { Format, FormatName, Prompt, View } from '#identification';
import { Button, Check, CodeField, type FieldError, Masked, Plate, Status } from '#pages';
import { type Language, say } from '#texts';
import { boxWords, tickTexts } from './box-texts.ts';
import { CeremonyForm } from './ceremony-form.tsx';
import { questionOf } from './question.ts';
import { listTicks } from './read-form.ts';
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
  ceremony: drawCeremony,
  notice: drawNotice,
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
  const digits = mostOf(prompt.format) / (words.second ? 2 : 1);
  return (
    <>
      {words.plate && <Plate code={words.plate} />}
      {words.body && <p>{words.body}</p>}
      <form class="stack" method="post">
        <Question prompt={prompt} />
        {words.masked ? <Masked {...field} autocomplete="current-password" /> : <CodeField {...field} digits={digits} />}
        {words.second && <CodeField name="next" label={words.second} digits={digits} />}
        <Button look="main">{words.button ?? say(identifyTexts, language, 'go')}</Button>
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

/** K9, K10, K33: a secret that stands here and nowhere else, and what is noted or agreed to beside it: one page, one press. */
function drawNotice({ language, view, prompt, words, errors }: Shown): ComponentChildren {
  const ticks = listTicks(view.prompts);
  const once = prompt.format.is === 'notice' ? prompt.format.once : undefined;
  return (
    <>
      {once && <Plate label={words.label} code={once} />}
      {words.body && <p>{words.body}</p>}
      <form class="stack" method="post" action={actionOf(language, view)}>
        <Question prompt={prompt} />
        {ticks.some((tick) => tick !== 'noted-password') && (
          <p>
            <a href={`/${language}/terms`}>{say(boxWords, language, 'readTerms')}</a>
          </p>
        )}
        {ticks.map((tick) => {
          const wrong = errorAt(errors, tick);
          return (
            <Check key={tick} name={tick} label={say(tickTexts, language, tick)} checked={errors.length > 0 && !wrong.error} {...wrong} />
          );
        })}
        <Button look="main">{words.button ?? say(identifyTexts, language, 'go')}</Button>
      </form>
    </>
  );
}

/** Where the form goes from a step that has an address of its own. */
function actionOf(language: Language, { flow }: View): string {
  return `/${language}/identify/${flow}`;
}

function drawNewSecret({ language, view, prompt, words, errors }: Shown): ComponentChildren {
  const { format } = prompt;
  const lengths = format.is === 'new-secret' ? { least: format.min, most: format.max } : { least: 0, most: 0 };
  return (
    <form class="stack" method="post" action={actionOf(language, view)}>
      {words.rules && <p>{say(formTexts, language, words.rules, lengths)}</p>}
      <Question prompt={prompt} />
      <Masked name="code" label={words.label} autocomplete="new-password" {...errorAt(errors, 'code')} />
      <Masked name="repeat" label={say(identifyTexts, language, 'repeat')} autocomplete="new-password" {...errorAt(errors, 'repeat')} />
      <Button look="main">{say(identifyTexts, language, 'ok')}</Button>
    </form>
  );
}

/** The browser's own dialogue. The script of the page opens it, and sends what comes of it with this form. */
function drawCeremony({ language, view, prompt, words, errors }: Shown): ComponentChildren {
  const options = prompt.format.is === 'ceremony' ? prompt.format.options : null;
  return (
    <>
      {words.body && <p>{words.body}</p>}
      <CeremonyForm language={language} does="use" options={options} action={actionOf(language, view)} starts={errors.length === 0}>
        <Question prompt={prompt} />
        <Button look="main">{words.button ?? say(identifyTexts, language, 'go')}</Button>
      </CeremonyForm>
    </>
  );
}

function mostOf(format: Format): number {
  return 'max' in format ? format.max : 6;
}

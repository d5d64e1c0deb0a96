import type { ComponentChildren } from 'preact';
import type { Json } from '#ports';
import { type Language, say } from '#texts';
import { identifyTexts } from './texts.ts';

type CeremonyFormProps = {
  readonly language: Language;
  /** To use a passkey, or to make a new one. */
  readonly does: 'use' | 'new';
  /** As the browser wants them (WebAuthn L3 §5.1.8). */
  readonly options: Json;
  readonly action: string;
  /** The dialogue opens with the page, and not only when the button is pressed. */
  readonly starts: boolean;
  readonly children: ComponentChildren;
};

/** What the script of the page needs (`page/ceremony.ts`), what it says if nothing came of it, and what is said where there is no script. */
export function CeremonyForm({ language, does, options, action, starts, children }: CeremonyFormProps) {
  return (
    <form
      class="stack"
      method="post"
      action={action}
      id="ceremony"
      data-does={does}
      data-options={JSON.stringify(options)}
      data-starts={starts ? 'yes' : undefined}
      data-stopped={say(identifyTexts, language, does === 'use' ? 'ceremonyStopped' : 'ceremonyNotMade')}
    >
      <WithoutScript language={language} />
      <input type="hidden" name="made" value="" />
      <p role="status" data-ceremony-says />
      {children}
    </form>
  );
}

/** WebAuthn L3 is a script's to ask for: whoever has none goes another way. */
export function WithoutScript({ language }: { readonly language: Language }) {
  return (
    <noscript>
      <p>
        {say(identifyTexts, language, 'ceremonyScript')} <a href={`/${language}/login`}>{say(identifyTexts, language, 'otherWay')}</a>
      </p>
    </noscript>
  );
}

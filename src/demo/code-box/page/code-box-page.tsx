import { useState } from 'preact/hooks';
import { Keypad, Page, Select } from '#pages';
import { type Language, say } from '#texts';
import { type Key, keys } from '../machine/box.ts';
import { adviceTexts } from '../machine/texts.ts';
import type { CodeBoxState, GivenBox } from '../page-state.ts';
import { Display } from './display.tsx';
import { codeBoxTexts } from './texts.ts';
import { useHeldBox } from './use-held-box.ts';
import { useKeyboard } from './use-keyboard.ts';

/** The boxes of the demo bank, one at a time in the hand. */
export function CodeBoxPage({ state: { language, heading, bank, boxes, chosen } }: { state: CodeBoxState }) {
  const [serial, setSerial] = useState(chosen);
  const given = boxes.find((one) => one.serial === serial) ?? boxes[0];
  if (!given) throw new Error('There is no box.');
  return (
    <Page
      language={language}
      bank={bank}
      heading={heading}
      inLanguage={(other) => `/${other}/demo/code-box?${new URLSearchParams({ box: given.serial })}`}
      home={`/${language}/demo`}
      demo
    >
      <p>
        <a href={`/${language}/demo`}>{say(codeBoxTexts, language, 'toKitchen')}</a>
      </p>
      <Select
        name="box"
        label={say(codeBoxTexts, language, 'box')}
        hint={given.note}
        value={given.serial}
        options={boxes.map((one) => ({ value: one.serial, label: `${one.serial}, ${one.owner}` }))}
        onChange={setSerial}
      />
      <BoxInHand key={given.serial} given={given} language={language} />
    </Page>
  );
}

/** The box as it is held, and beside it what an advisor would say at this display. */
function BoxInHand({ given, language }: { given: GivenBox; language: Language }) {
  const { seen, held } = useHeldBox(given);
  useKeyboard(held);
  const words = (id: 'keys' | 'whatNow' | 'keyboard' | 'stays') => say(codeBoxTexts, language, id);
  return (
    <div class="box-and-advice wide">
      <div class="box">
        <p class="box-serial">{given.serial}</p>
        <Display seen={seen} language={language} />
        <Keypad
          name={words('keys')}
          keys={keys.map((key) => ({ name: key, press: key }))}
          onPress={(key) => void held()?.press(key as Key)}
        />
      </div>
      <div class="stack">
        <section class="stack stack-near">
          <h2>{words('whatNow')}</h2>
          <p class="box-advice">{say(adviceTexts, language, seen.box.display.is)}</p>
        </section>
        <p class="soft">{words('keyboard')}</p>
        <p class="soft">{words('stays')}</p>
      </div>
    </div>
  );
}

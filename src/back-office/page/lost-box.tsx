import { useState } from 'preact/hooks';
import { Button, Dialog, Facts, Panel, Status } from '#pages';
import { day, say } from '#texts';
import type { CodeBoxes, DeskCall } from '../desk-state.ts';
import { type Outcome, orderBox, reportLost } from './acts.ts';
import { boxLockTexts } from './box-lock-texts.ts';
import { lostBoxTexts } from './lost-box-texts.ts';
import type { Speech } from './words.ts';

type Props = { readonly call: DeskCall; readonly speech: Speech };
/** What is asked once more: a box that is to be blocked, by its serial, or the order of a new one. */
type Asked = { readonly serial: string } | 'order' | null;

/** K37: the boxes of whom one talks with and who is identified in this call; a lost one is blocked, a new one ordered. */
export function LostBox({ call, speech }: Props) {
  if (!call.yours || call.is !== 'talking') return null;
  const { language } = speech;
  return (
    <Panel name="code-boxes" heading={say(lostBoxTexts, language, 'heading')}>
      {call.codeBoxes ? (
        <CodeBoxActs id={call.id} boxes={call.codeBoxes} speech={speech} />
      ) : (
        <p class="soft">{say(lostBoxTexts, language, 'unidentified')}</p>
      )}
    </Panel>
  );
}

function CodeBoxActs({ id, boxes, speech }: { readonly id: string; readonly boxes: CodeBoxes; readonly speech: Speech }) {
  const { language, settings } = speech;
  const [asked, setAsked] = useState<Asked>(null);
  const [message, setMessage] = useState('');
  const act = async (done: Promise<Outcome>) => {
    setAsked(null);
    setMessage(sayOutcome(await done, speech));
  };
  return (
    <>
      {boxes.held.length === 0 ? (
        <p class="soft">{say(lostBoxTexts, language, 'noBox')}</p>
      ) : (
        <Facts facts={boxes.held.map(({ serial, status }) => ({ term: serial, fact: say(lostBoxTexts, language, status) }))} />
      )}
      {boxes.locks.map((lock) => (
        <p key={lock}>{say(boxLockTexts, language, lock)}</p>
      ))}
      {boxes.ordered !== null && <p>{say(lostBoxTexts, language, 'ordered', { day: day(language, boxes.ordered, settings.timeZone) })}</p>}
      <div class="row">
        {boxes.held.filter(isUsable).map(({ serial }) => (
          <Button key={serial} onPress={() => setAsked({ serial })}>
            {say(lostBoxTexts, language, 'block', { serial })}
          </Button>
        ))}
        {boxes.ordered === null && <Button onPress={() => setAsked('order')}>{say(lostBoxTexts, language, 'order')}</Button>}
      </div>
      <Status>{message}</Status>
      <OnceMore
        asked={asked}
        speech={speech}
        onNo={() => setAsked(null)}
        onBlock={(serial) => act(reportLost(id, serial))}
        onOrder={() => act(orderBox(id))}
      />
    </>
  );
}

function isUsable({ status }: CodeBoxes['held'][number]): boolean {
  return status === 'active' || status === 'handed-out';
}

function sayOutcome(outcome: Outcome, { language }: Speech): string {
  if ('call' in outcome) return '';
  const { refused } = outcome;
  return say(lostBoxTexts, language, isKnown(refused) ? refused : 'notDone');
}

const refusals = ['already-ordered', 'no-address', 'no-customer', 'too-many'] as const;

function isKnown(code: string): code is (typeof refusals)[number] {
  return refusals.some((one) => one === code);
}

type OnceMoreProps = {
  readonly asked: Asked;
  readonly speech: Speech;
  readonly onNo: () => void;
  readonly onBlock: (serial: string) => void;
  readonly onOrder: () => void;
};

/** Neither can be undone from here. */
function OnceMore({ asked, speech: { language }, onNo, onBlock, onOrder }: OnceMoreProps) {
  const isBlock = asked !== null && asked !== 'order';
  const heading = isBlock ? say(lostBoxTexts, language, 'blockHeading', asked) : say(lostBoxTexts, language, 'orderHeading');
  return (
    <Dialog name="once-more" heading={heading} open={asked !== null} onClose={onNo}>
      <p>{say(lostBoxTexts, language, isBlock ? 'blockBody' : 'orderBody')}</p>
      <div class="row">
        {isBlock ? (
          <Button look="stop" onPress={() => onBlock(asked.serial)}>
            {say(lostBoxTexts, language, 'blockNow')}
          </Button>
        ) : (
          <Button look="main" onPress={onOrder}>
            {say(lostBoxTexts, language, 'orderNow')}
          </Button>
        )}
        <Button onPress={onNo}>{say(lostBoxTexts, language, 'no')}</Button>
      </div>
    </Dialog>
  );
}

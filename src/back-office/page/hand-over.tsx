import { useState } from 'preact/hooks';
import { Button, Dialog } from '#pages';
import { say } from '#texts';
import type { DeskCall, DeskState } from '../desk-state.ts';
import { hold, type Outcome, transfer } from './acts.ts';
import { deskTexts } from './texts.ts';
import type { Speech } from './words.ts';

type HandOverProps = {
  call: DeskCall;
  colleagues: DeskState['colleagues'];
  disabled: boolean;
  tell: (outcome: Outcome) => void;
  speech: Speech;
};

/** Parks the call, and hands it on to a colleague who is available (N1, I9). */
export function HandOver({ call, colleagues, disabled, tell, speech: { language } }: HandOverProps) {
  const [asking, setAsking] = useState(false);
  const give = async (to: string) => {
    setAsking(false);
    tell(await transfer(call.id, to));
  };
  return (
    <>
      <Button disabled={disabled} onPress={async () => tell(await hold(call.id, !call.held))}>
        {say(deskTexts, language, call.held ? 'goOn' : 'hold')}
      </Button>
      <Button disabled={disabled} onPress={() => setAsking(true)}>
        {say(deskTexts, language, 'transfer')}
      </Button>
      <Dialog name="transfer" heading={say(deskTexts, language, 'transferTo')} open={asking && !disabled} onClose={() => setAsking(false)}>
        {call.identified && <p>{say(deskTexts, language, call.handedOn ? 'handsOnLast' : 'handsOnIdentified')}</p>}
        {colleagues.length === 0 && <p>{say(deskTexts, language, 'nobodyFree')}</p>}
        <div class="row">
          {colleagues.map(({ id, name }) => (
            <Button key={id} onPress={() => give(id)}>
              {name}
            </Button>
          ))}
          <Button onPress={() => setAsking(false)}>{say(deskTexts, language, 'stay')}</Button>
        </div>
      </Dialog>
    </>
  );
}

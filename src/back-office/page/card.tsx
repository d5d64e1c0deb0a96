import { useState } from 'preact/hooks';
import { Alert, Button, Facts, Lamp, Panel, Status } from '#pages';
import { clock, say } from '#texts';
import type { DeskCall, DeskState } from '../desk-state.ts';
import { type Outcome, takeCall, wish } from './acts.ts';
import { DisplayGuide, WrongCodes } from './code-box.tsx';
import { HandOver } from './hand-over.tsx';
import { sayHeard } from './heard-texts.ts';
import { languageTexts, stateTexts } from './identity-texts.ts';
import { LostBox } from './lost-box.tsx';
import type { Place } from './place.ts';
import { deskTexts } from './texts.ts';
import { describeState, nameElements, nameMethods, nameReason, type Speech, sayDiscuss, sayWaited } from './words.ts';

type CardProps = { call: DeskCall; state: DeskState; silent: boolean; speech: Speech; go: (place: Place) => void };

/** One call, to be read before "hej": who, what may be discussed, what the caller hears; then the rest. */
export function Card({ call, state, silent, speech, go }: CardProps) {
  const { language, settings } = speech;
  return (
    <>
      <div class="card-state">
        <Status>
          <Lamp lit={call.identified !== null} large>
            {silent ? say(stateTexts, language, 'noContact') : describeState(call, speech)}
          </Lamp>
        </Status>
      </div>
      <CardActs call={call} state={state} speech={speech} go={go} />
      <div class="desk wide">
        <div class="stack">
          <Panel name="discuss" heading={say(deskTexts, language, 'discuss')}>
            <p class="discuss">{sayDiscuss(call, speech)}</p>
            <p class="soft">{say(deskTexts, language, 'neverAsk')}</p>
          </Panel>
          <Panel name="hears" heading={say(deskTexts, language, 'hears')}>
            <p class="hears">
              {call.hears === null ? say(stateTexts, language, 'callOver') : sayHeard(call.hears, language, settings.app[language])}
            </p>
          </Panel>
          {/* What is pressed stands over what grows by itself. */}
          {settings.codeBox && <DisplayGuide speech={speech} />}
          {settings.codeBox && <LostBox call={call} speech={speech} />}
          {settings.codeBox && <WrongCodes call={call} speech={speech} />}
        </div>
        <CardFacts call={call} now={state.now} speech={speech} />
      </div>
    </>
  );
}

/** Always the same lines in the same places. */
function CardFacts({ call, now, speech }: { call: DeskCall; now: number; speech: Speech }) {
  const { language, settings } = speech;
  const at = (moment: number | null | undefined) => (moment ? clock(language, moment, settings.timeZone) : '–');
  const facts = [
    { term: 'method', fact: nameMethods(call, speech) },
    { term: 'elements', fact: nameElements(call, speech) },
    { term: 'since', fact: at(call.identified?.at) },
    { term: 'reason', fact: nameReason(call, speech) },
    { term: 'callLanguage', fact: call.language === null ? '–' : say(languageTexts, language, call.language) },
    { term: 'began', fact: at(call.opened) },
    { term: 'waited', fact: sayWaited(call.queued, now, speech) },
  ] as const;
  return <Facts facts={facts.map(({ term, fact }) => ({ term: say(deskTexts, language, term), fact }))} />;
}

type ActsProps = Pick<CardProps, 'call' | 'state' | 'speech' | 'go'>;

/** The buttons of a call that ends stay where they are, out of use: the next one must not come under a hand that is on its way. */
function CardActs({ call, state, speech, go }: ActsProps) {
  const { language } = speech;
  const [message, setMessage] = useState('');
  const words = (id: keyof Plain) => say(deskTexts, language, id);
  const tell = (outcome: Outcome) => setMessage('call' in outcome ? '' : words(refusedTexts[outcome.refused] ?? 'notDone'));
  const take = async (id: string) => {
    const outcome = await takeCall(id);
    tell(outcome);
    if ('call' in outcome) go({ call: outcome.call });
  };
  const talking = call.is === 'talking' && call.yours;
  const free = state.mine === null;
  return (
    <div class="acts wide">
      <div class="row">
        {call.is === 'queued' ? (
          <Button look="main" disabled={!free} onPress={() => take(call.id)}>
            {words('take')}
          </Button>
        ) : (
          call.yours && (
            <>
              <Button disabled={!talking || call.asked} onPress={async () => tell(await wish(call.id, 'identify'))}>
                {words('identify')}
              </Button>
              <HandOver call={call} colleagues={state.colleagues} disabled={!talking} tell={tell} speech={speech} />
              <Button look="stop" disabled={!talking} onPress={async () => tell(await wish(call.id, 'end'))}>
                {words('end')}
              </Button>
            </>
          )
        )}
        <Button look={call.is === 'over' ? 'main' : 'plain'} disabled={!free || state.queue.length === 0} onPress={() => take('next')}>
          {words('takeNext')}
        </Button>
        <Button onPress={() => go({ call: null })}>{words('toQueue')}</Button>
      </div>
      {call.unanswered && <Alert>{words('unanswered')}</Alert>}
      <Status>{call.asked ? words('asked') : message}</Status>
    </div>
  );
}

type Plain = Pick<
  typeof deskTexts,
  'take' | 'identify' | 'end' | 'takeNext' | 'toQueue' | 'asked' | 'missed' | 'notDone' | 'notFree' | 'unanswered'
>;

const refusedTexts: Readonly<Record<string, keyof Plain>> = { 'call-missed': 'missed', 'advisor-not-free': 'notFree' };

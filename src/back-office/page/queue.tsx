import { useRef, useState } from 'preact/hooks';
import { Button, DataTable, Lamp, Status, Switch } from '#pages';
import { say } from '#texts';
import type { DeskState } from '../desk-state.ts';
import { changeMe, type Outcome, takeCall } from './acts.ts';
import { languageTexts } from './identity-texts.ts';
import type { Place } from './place.ts';
import { keepSteady, type Line } from './steady.ts';
import { deskTexts } from './texts.ts';
import { describeState, nameCaller, nameReason, type Speech, sayWaited } from './words.ts';

type QueueProps = { state: DeskState; speech: Speech; go: (place: Place) => void };

/** Who waits, and the one press that takes the next. */
export function Queue({ state, speech, go }: QueueProps) {
  const { language } = speech;
  const [message, setMessage] = useState('');
  const tell = (outcome: Outcome) =>
    setMessage('call' in outcome ? '' : say(deskTexts, language, outcome.refused === 'call-missed' ? 'missed' : 'notDone'));
  const take = async (id: string) => {
    const outcome = await takeCall(id);
    tell(outcome);
    if ('call' in outcome) go({ call: outcome.call });
  };
  return (
    <div class="queue wide">
      <div class="queue-own stack stack-near">
        <Own state={state} speech={speech} go={go} take={take} tell={tell} />
        <Status>{message}</Status>
      </div>
      <div class="queue-table">
        <Waiting state={state} speech={speech} take={take} />
      </div>
      <div class="queue-who stack stack-near">
        <p class="soft">{say(deskTexts, language, 'advisorsAvailable', { count: state.available })}</p>
        <form method="post" action="/staff/logout" class="row">
          <span class="soft">{state.me.name}</span>
          <Button>{say(deskTexts, language, 'logOut')}</Button>
        </form>
      </div>
    </div>
  );
}

type OwnProps = QueueProps & { take: (id: string) => void; tell: (outcome: Outcome) => void };

function Own({ state, speech: { language }, go, take, tell }: OwnProps) {
  const { me, mine, menu } = state;
  const waiting = state.queue.filter(({ is }) => is === 'queued').length;
  return (
    <>
      <div class="row">
        {mine === null ? (
          <Button look="main" disabled={waiting === 0} onPress={() => take('next')}>
            {say(deskTexts, language, 'takeNext')}
          </Button>
        ) : (
          <Button look="main" onPress={() => go({ call: mine })}>
            {say(deskTexts, language, 'toYourCall')}
          </Button>
        )}
        <Switch on={me.available} onChange={async (on) => tell(await changeMe({ available: on }))}>
          {say(deskTexts, language, 'available')}
        </Switch>
      </div>
      <div class="row">
        <Status>{waiting === 0 ? say(deskTexts, language, 'nobodyWaits') : say(deskTexts, language, 'waiting', { count: waiting })}</Status>
        <p>{say(deskTexts, language, 'inMenu', { count: menu })}</p>
      </div>
    </>
  );
}

type WaitingProps = { state: DeskState; speech: Speech; take: (id: string) => void };

function Waiting({ state, speech, take }: WaitingProps) {
  const { language } = speech;
  const [held, setHeld] = useState(false);
  const shown = useRef<readonly Line[]>([]);
  shown.current = keepSteady(shown.current, state.queue, held);
  const words = (id: 'customer' | 'identification' | 'reason' | 'callLanguage' | 'waited' | 'answer') => say(deskTexts, language, id);
  const whileHere = (cell: (line: Line) => string) => (line: Line) => (line.gone ? '–' : cell(line));
  return (
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      <DataTable
        language={language}
        name="queue"
        caption={say(deskTexts, language, 'queue')}
        rows={shown.current}
        keyOf={({ call }) => call.id}
        columns={[
          { heading: words('customer'), namesRow: true, cell: (line) => <Caller line={line} speech={speech} /> },
          { heading: words('identification'), cell: whileHere(({ call }) => describeState(call, speech)) },
          { heading: words('reason'), cell: whileHere(({ call }) => nameReason(call, speech)) },
          {
            heading: words('callLanguage'),
            cell: whileHere(({ call }) => (call.language ? say(languageTexts, language, call.language) : '–')),
          },
          { heading: words('waited'), cell: whileHere(({ call }) => sayWaited(call.queued, state.now, speech)) },
          {
            heading: words('answer'),
            cell: ({ call, gone }) => (
              <Button disabled={gone || call.is !== 'queued' || state.mine !== null} onPress={() => take(call.id)}>
                {say(deskTexts, language, 'take')}
              </Button>
            ),
          },
        ]}
      />
    </div>
  );
}

function Caller({ line: { call, gone }, speech }: { line: Line; speech: Speech }) {
  return <Lamp lit={call.identified !== null}>{gone ? say(deskTexts, speech.language, 'noLongerInQueue') : nameCaller(call, speech)}</Lamp>;
}

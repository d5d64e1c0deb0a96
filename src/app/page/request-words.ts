import type { AppRequest } from '../protocol.ts';
import type { requestTexts } from './texts.ts';

type Asked = Pick<AppRequest, 'kind' | 'initiator'> & Partial<Pick<AppRequest, 'asks'>>;
type Word = keyof typeof requestTexts;

const questions: Readonly<Record<AppRequest['kind'], Word>> = {
  call: 'isItYou',
  login: 'loggingIn',
  change: 'changing',
  block: 'blocking',
  enrol: 'changing',
  identify: 'identifying',
  pay: 'paying',
};

const places: Readonly<Record<AppRequest['kind'], Word>> = {
  call: 'compare',
  login: 'compareWeb',
  change: 'compareChange',
  block: 'compareChange',
  enrol: 'compareChange',
  identify: 'compareThere',
  pay: 'compareChange',
};

/** D9: "is it you who is calling us" is asked only where the customer has called; never while somebody who called says they are the bank. */
export function chooseQuestion({ kind, initiator, asks }: Asked): Word {
  if (kind === 'change' && asks === 'client') return 'changingThere';
  if (kind !== 'identify' || initiator === null) return questions[kind];
  return initiator === 'user' ? 'isItYou' : 'areWeCalling';
}

/** Where the code is compared. */
export function choosePlace({ kind, initiator }: Asked): Word {
  return initiator === null ? places[kind] : 'compare';
}

/** What the third answer says, and why it is there; `why` is undefined where it says it itself. */
export function chooseRefusal({ kind, initiator }: Asked): { readonly refusal: Word; readonly why?: Word } {
  if (kind === 'call' || initiator === 'user') return { refusal: 'notInCall', why: 'notInCallWhy' };
  return initiator === 'bank' ? { refusal: 'notInCall', why: 'notInTheirCallWhy' } : { refusal: 'notAsked' };
}

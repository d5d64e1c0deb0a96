import type { Step } from '../step.ts';
import type { Move } from './ivr-call.ts';
import { element, writeDocument, type Xml } from './xml.ts';

export type TwimlPlaces = {
  /** Where recordings lie. */
  readonly voices: string;
  /** Where what came of this step is told. */
  readonly next: (step: number) => string;
  /** Where the end of the conversation is told. */
  readonly talked: (step: number) => string;
  readonly contactCentre: string;
};

/** Seconds until nobody is there. */
const ringsFor = 20;
/** A conversation is not cut after the four hours that are usual there: a day. */
const longestTalk = 86_400;

/** A move as TwiML, the document language of Twilio and of those who speak it. */
export function writeTwiml(move: Move, places: TwimlPlaces): string {
  return respond(...verbsOf(move, places));
}

/** Before the call is answered: nothing is paid. */
export function writeBusy(): string {
  return respond(element('Reject', { reason: 'busy' }));
}

export function writeUnknownNumber(): string {
  return respond(element('Reject', { reason: 'rejected' }));
}

/** Styrka cannot go on: a person, unidentified. */
export function writeLost({ contactCentre }: Pick<TwimlPlaces, 'contactCentre'>): string {
  return respond(element('Dial', { timeout: ringsFor, timeLimit: longestTalk }, dialled(contactCentre)));
}

function respond(...verbs: Xml[]): string {
  return writeDocument(element('Response', {}, ...verbs));
}

function verbsOf(move: Move, places: TwimlPlaces): Xml[] {
  const { step } = move;
  const voice = play(move.say, places);
  const next = places.next(step.n);
  const waiting = step.sound === null ? [] : [element('Play', {}, `${places.voices}/waiting.wav`)];
  switch (move.do) {
    case 'gather': {
      const { hash, max } = move.collect;
      const attributes = { input: 'dtmf', action: next, method: 'POST', timeout: Math.max(1, Math.ceil(move.wait / 1_000)) };
      // Without a key that finishes it, every key of a menu comes as itself.
      const until = hash ? { finishOnKey: '#', numDigits: 33 } : { finishOnKey: '', numDigits: max };
      return [element('Gather', { ...attributes, actionOnEmptyResult: true, ...until }, ...voice, ...waiting)];
    }
    case 'say': {
      const sound = voice.length > 0 ? [] : step.sound === null ? [element('Pause', { length: 1 })] : waiting;
      return [...voice, ...sound, element('Redirect', { method: 'POST' }, `${next}?said`)];
    }
    case 'talk': {
      const attributes = { action: places.talked(step.n), method: 'POST', timeout: ringsFor, timeLimit: longestTalk };
      return [...voice, element('Dial', attributes, dialled(places.contactCentre, move.call))];
    }
    case 'end':
      return [...voice, element('Hangup')];
  }
}

/** A number has no place for the name of the call. */
function dialled(contactCentre: string, call?: string): Xml {
  if (!/^sips?:/.test(contactCentre)) return element('Number', {}, contactCentre.replace(/^tel:/, ''));
  const mark = contactCentre.includes('?') ? '&' : '?';
  return element('Sip', {}, call === undefined ? contactCentre : `${contactCentre}${mark}X-Styrka-Call=${encodeURIComponent(call)}`);
}

/** A silence is a recording, too: a pause there is whole seconds. */
function play(say: Step['say'], { voices }: TwimlPlaces): Xml[] {
  return say
    .flatMap(({ audio }) => audio)
    .map((piece) => element('Play', {}, `${voices}/${'pause' in piece ? `pause/${piece.pause}` : piece.file}.wav`));
}

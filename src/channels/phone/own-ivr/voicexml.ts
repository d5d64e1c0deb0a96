import type { Language } from '#texts';
import type { Step } from '../step.ts';
import type { Move } from './ivr-call.ts';
import { element, writeDocument, type Xml } from './xml.ts';

export type VoiceXmlPlaces = {
  readonly voices: string;
  /** Where what came of this step is told: `keys`, `nothing`, `said`, `talked`. */
  readonly next: (step: number, what: Told) => string;
  /** Where it is told that the caller has gone. */
  readonly gone: string;
  readonly contactCentre: string;
};

export type Told = 'keys' | 'nothing' | 'said' | 'talked';

const tags: { readonly [language in Language]: string } = { sv: 'sv-SE', fi: 'fi-FI', en: 'en-GB' };
const ringsFor = '20s';

/** A move as a document of VoiceXML 2.1. Whatever goes wrong with it, the caller gets a person, unidentified. */
export function writeVoiceXml(move: Move, places: VoiceXmlPlaces): string {
  const { step } = move;
  return writeDialog({ language: step.language, ...places }, ...formOf(move, places));
}

/** The first document: only the platform knows the two numbers, and sends them on. */
export function writeStart(next: string, contactCentre: string): string {
  const form = element(
    'form',
    { id: 'step' },
    element('var', { name: 'to', expr: 'session.connection.local.uri' }),
    element('var', { name: 'from', expr: 'session.connection.remote.uri' }),
    element('block', {}, element('submit', { next, method: 'post', namelist: 'to from' })),
  );
  return writeDialog({ language: 'sv', contactCentre }, form);
}

/** Nothing can be done for the caller here: `say` is played and the call ends. */
export function writeRefusal(language: Language, say: Step['say'], places: Pick<VoiceXmlPlaces, 'voices'>): string {
  return writeVxml(language, element('form', { id: 'step' }, element('block', {}, ...prompt(say, places), element('disconnect'))));
}

type Dialog = { readonly language: Language; readonly contactCentre: string; readonly gone?: string };

function writeDialog({ language, contactCentre, gone }: Dialog, ...forms: Xml[]): string {
  const left = gone === undefined ? element('exit') : element('submit', { next: gone, method: 'post' });
  return writeVxml(
    language,
    // Only keys, and of an entry no sound is kept (I8).
    element('property', { name: 'inputmodes', value: 'dtmf' }),
    element('property', { name: 'recordutterance', value: 'false' }),
    element('property', { name: 'fetchtimeout', value: '10s' }),
    element('catch', { event: 'connection.disconnect' }, left),
    element('catch', { event: 'error' }, element('goto', { next: '#person' })),
    ...forms,
    transferBlindly('person', contactCentre),
  );
}

function writeVxml(language: Language, ...children: Xml[]): string {
  return writeDocument(element('vxml', { version: '2.1', xmlns: 'http://www.w3.org/2001/vxml', 'xml:lang': tags[language] }, ...children));
}

function formOf(move: Move, places: VoiceXmlPlaces): Xml[] {
  const { step } = move;
  const voice = prompt(move.say, places);
  const waiting = step.sound === null ? [] : [{ file: 'waiting' }];
  const tell = (what: Told, namelist?: string) => element('submit', { next: places.next(step.n, what), method: 'post', namelist });
  const form = (...children: Xml[]) => [element('form', { id: 'step' }, ...children)];
  switch (move.do) {
    case 'gather':
      return form(askKeys(move, [...move.say.flatMap(({ audio }) => audio), ...waiting], places, tell));
    case 'say': {
      const nothing = step.sound === null ? element('break', { time: '1s' }) : writeAudio({ file: 'waiting' }, places);
      return form(element('block', {}, ...(voice.length > 0 ? voice : [element('prompt', {}, nothing)]), tell('said')));
    }
    case 'talk':
      return form(...(voice.length > 0 ? [element('block', {}, ...voice)] : []), putThrough(move.call, places, tell('talked', 'talk')));
    case 'end':
      return form(element('block', {}, ...voice, element('disconnect')));
  }
}

type Audio = Step['say'][number]['audio'][number];
type Gathering = Extract<Move, { readonly do: 'gather' }>;

function askKeys(
  { collect, wait }: Gathering,
  audio: readonly Audio[],
  places: VoiceXmlPlaces,
  tell: (what: Told, namelist?: string) => Xml,
): Xml {
  return element(
    'field',
    { name: 'keys', modal: true },
    element('property', { name: 'interdigittimeout', value: `${Math.max(collect.between, 1_000)}ms` }),
    // Nothing can follow a key that ends it: then it is taken at once.
    element('property', { name: 'termtimeout', value: '0s' }),
    element('property', { name: 'termchar', value: '' }),
    collect.hash ? entryGrammar() : keyGrammar(),
    element('prompt', { bargein: true, timeout: `${wait}ms` }, ...audio.map((piece) => writeAudio(piece, places))),
    element('noinput', {}, tell('nothing')),
    element('nomatch', {}, tell('nothing')),
    element('filled', {}, tell('keys', 'keys')),
  );
}

const digits = [...'0123456789'];

/** Digits with the hash that ends them or the star that throws them away; or without, when nothing more comes. */
function entryGrammar(): Xml {
  const end = element('ruleref', { uri: '#end' });
  const some = element('item', { repeat: '1-32' }, element('ruleref', { uri: '#digit' }));
  const entry = element('one-of', {}, element('item', {}, some, element('item', { repeat: '0-1' }, end)), element('item', {}, end));
  return grammar(rule('entry', entry), rule('digit', oneOf(digits)), rule('end', oneOf(['#', '*'])));
}

function keyGrammar(): Xml {
  return grammar(rule('entry', oneOf([...digits, '#', '*'])));
}

function grammar(...rules: Xml[]): Xml {
  return element('grammar', { mode: 'dtmf', version: '1.0', root: 'entry' }, ...rules);
}

function rule(id: string, content: Xml): Xml {
  return element('rule', { id, scope: id === 'entry' ? 'public' : undefined }, content);
}

function oneOf(keys: readonly string[]): Xml {
  return element('one-of', {}, ...keys.map((key) => element('item', {}, key)));
}

/** `aai` carries the name of the call to the contact centre. */
function putThrough(call: string, { contactCentre }: VoiceXmlPlaces, told: Xml): Xml {
  const attributes = { name: 'talk', dest: destinationOf(contactCentre), type: 'bridge', connecttimeout: ringsFor, aai: call };
  return element('transfer', attributes, element('filled', {}, told));
}

function transferBlindly(id: string, contactCentre: string): Xml {
  return element('form', { id }, element('transfer', { name: 'person', dest: destinationOf(contactCentre), type: 'blind' }));
}

function destinationOf(contactCentre: string): string {
  return contactCentre.startsWith('+') ? `tel:${contactCentre}` : contactCentre;
}

function prompt(say: Step['say'], places: Pick<VoiceXmlPlaces, 'voices'>): Xml[] {
  return playAll(
    say.flatMap(({ audio }) => audio),
    places,
  );
}

function playAll(audio: readonly Audio[], places: Pick<VoiceXmlPlaces, 'voices'>): Xml[] {
  return audio.length === 0 ? [] : [element('prompt', { bargein: false }, ...audio.map((piece) => writeAudio(piece, places)))];
}

function writeAudio(piece: Audio, { voices }: Pick<VoiceXmlPlaces, 'voices'>): Xml {
  return 'pause' in piece ? element('break', { time: `${piece.pause}ms` }) : element('audio', { src: `${voices}/${piece.file}.wav` });
}

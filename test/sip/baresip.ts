import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { type BaresipSettings, writeSettings } from './baresip-settings.ts';
import { createEars, type Ears } from './ears.ts';
import { findPhonePorts } from './phone-ports.ts';
import { followRecording } from './recording.ts';
import { type Control, connectControl } from './remote-control.ts';
import type { Voices } from './voices-by-ear.ts';

/** A SIP phone that nobody here has written: without a microphone, with ears. */
export type Baresip = {
  /** Until it is answered. Throws with the answer of the network if it is not. */
  call(number: string): Promise<void>;
  /** Key after key, as fast as fingers are. */
  press(keys: string): Promise<void>;
  hangUp(): Promise<void>;
  readonly isInCall: boolean;
  /** Waits until there is no call, whoever hung up. */
  isOver(): Promise<void>;
  /** Waits until a call has come in and was answered. */
  isCalled(): Promise<void>;
  /** What is heard in the call, or was in the last one. */
  readonly ears: Ears;
  /** The keys that the other side has sent into the call. */
  readonly keysHeard: string;
  /** As when the battery is empty: nobody is told. */
  die(): Promise<void>;
  close(): Promise<void>;
};

/** Whatever becomes of a test, no phone goes on ringing. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const phone of running) phone.kill('SIGKILL');
});

/** A finger and the way to the next key, ms. */
const fingerTime = 100;

/** `overhear`: what comes out of the phone, 8 kHz, for whoever listens besides its own ears. */
export async function openBaresip(
  settings: BaresipSettings,
  voices: Voices,
  overhear: (samples: Int16Array) => void = () => {},
): Promise<Baresip> {
  const folder = await mkdtemp(join(tmpdir(), 'styrka-baresip-'));
  const ports = await findPhonePorts();
  await writeSettings(folder, settings, ports);
  const child = spawn('baresip', ['-f', folder], { stdio: 'ignore' });
  const exit = once(child, 'exit');
  running.add(child);
  const control = await connectControl(ports.control, child);
  const sound = followRecording(folder, (samples) => {
    ears.hear(samples);
    overhear(samples);
  });
  let ears = createEars(voices);
  let keysHeard = '';
  let state: 'idle' | 'calling' | 'talking' = 'idle';

  const begin = () => {
    state = 'calling';
    ears = createEars(voices);
    keysHeard = '';
  };
  control.hear(({ type, param }) => {
    if (type === 'CALL_INCOMING') begin();
    if (type === 'CALL_ESTABLISHED') state = 'talking';
    if (type === 'CALL_CLOSED') {
      state = 'idle';
      sound.end();
    }
    if (type === 'CALL_DTMF_START') keysHeard += param;
  });
  if (settings.password) await waitForRegister(control);

  const isOver = async () => {
    if (state !== 'idle') await control.await(({ type }) => type === 'CALL_CLOSED');
  };
  const die = async () => {
    child.kill('SIGKILL');
    await exit;
    running.delete(child);
    state = 'idle';
  };
  return {
    async call(number) {
      begin();
      const answered = control.await(({ type }) => type === 'CALL_ESTABLISHED' || type === 'CALL_CLOSED');
      await control.say('dial', `sip:${number}@${settings.server}${settings.authority ? ';transport=tls' : ''}`);
      const { type, param } = await answered;
      if (type === 'CALL_CLOSED') throw new Error(`Not answered: ${param}`);
    },
    async press(keys) {
      for (const key of keys) {
        await control.say('sndcode', key);
        await pass(fingerTime);
      }
    },
    async hangUp() {
      const over = isOver();
      await control.say('hangup');
      await over;
    },
    get isInCall() {
      return state === 'talking';
    },
    isOver,
    async isCalled() {
      if (state !== 'talking') await control.await(({ type }) => type === 'CALL_ESTABLISHED');
    },
    get ears() {
      return ears;
    },
    get keysHeard() {
      return keysHeard;
    },
    die,
    async close() {
      if (child.exitCode === null && child.signalCode === null) await die();
      sound.close();
      control.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** It registers as it starts, perhaps before anybody listens to it: so it is asked. */
async function waitForRegister(control: Control): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    // The word is in colour.
    if (/OK\b/.test(await control.say('reginfo'))) return;
    await pass(50);
  }
  throw new Error('The phone was not let in.');
}

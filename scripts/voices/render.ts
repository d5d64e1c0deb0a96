import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '#texts';
import { levelVoice } from './level.ts';
import { pronounce } from './pronounce.ts';
import { readSamples, writeWav } from './wav.ts';

const voice: Record<Language, string> = { sv: 'sv', fi: 'fi', en: 'en' };

/** 150 words a minute, a little low; any louder clips with the consonants below. */
const manner = ['-s', '150', '-p', '45', '-a', '60'];

/** Livelier and a little higher than espeak-ng's own: what is monotonous is not listened to, and a telephone carries nothing under 300 Hz. */
const lively = 'pitch 85 165';

/** In the band of a telephone "sex" sounds like "ett", unless the consonants are louder. In Finnish and English that brings no digits apart. */
const variants: Record<Language, string[]> = { sv: [lively, 'consonants 250 120'], fi: [lively], en: [lively] };

const silenceAtTheStart = ['silence', '1', '0.005', '0.03%'];

/** The band of a telephone, trimmed of silence. The filters need room above the voice, or they clip it. Without dither: the same text gives the same file. */
const treatment = [
  ...['gain', '-12', 'highpass', '150', 'lowpass', '3400', 'rate', '8000'],
  ...[...silenceAtTheStart, 'reverse', ...silenceAtTheStart, 'reverse'],
  ...['norm', '-6'],
];

/** Makes WAV files of words, 8 kHz, mono, 16 bit. Needs espeak-ng and sox. To be closed. */
export function openVoices(): { render(language: Language, words: string): Buffer; close(): void } {
  const home = mkdtempSync(join(tmpdir(), 'voices-'));
  addVariants(home);
  return {
    render(language, words) {
      const manners = [`--path=${home}`, '-v', `${voice[language]}+telephone-${language}`, ...manner];
      const spoken = execFileSync('espeak-ng', [...manners, '--stdout', pronounce(language, words)]);
      // espeak-ng cannot know the length when it begins to write.
      const from = ['--ignore-length', '-t', 'wav', '-'];
      const to = ['-t', 'raw', '-e', 'signed-integer', '-L', '-c', '1', '-b', '16', '-'];
      const carried = execFileSync('sox', ['-D', ...from, ...to, ...treatment], { input: spoken, stdio: ['pipe', 'pipe', 'inherit'] });
      return writeWav(levelVoice(readSamples(carried)));
    },
    close: () => rmSync(home, { recursive: true }),
  };
}

/** espeak-ng reads variants from its own folder only: a copy of that folder by links, with one more. */
function addVariants(home: string): void {
  const [data = ''] = /(?<=Data at: ).+/.exec(execFileSync('espeak-ng', ['--version'], { encoding: 'utf8' })) ?? [];
  const copy = join(home, 'espeak-ng-data');
  mkdirSync(join(copy, 'voices', '!v'), { recursive: true });
  link(data, copy, 'voices');
  link(join(data, 'voices'), join(copy, 'voices'), '!v');
  for (const [language, lines] of Object.entries(variants)) {
    const name = `telephone-${language}`;
    writeFileSync(join(copy, 'voices', '!v', name), ['language variant', `name ${name}`, ...lines, ''].join('\n'));
  }
}

function link(from: string, to: string, except: string): void {
  for (const name of readdirSync(from)) if (name !== except) symlinkSync(join(from, name), join(to, name));
}

/** Which of the programs that make a voice are not there. */
export function missingPrograms(): string[] {
  return ['espeak-ng', 'sox'].filter((program) => {
    try {
      execFileSync(program, ['--version'], { stdio: 'ignore' });
      return false;
    } catch {
      return true;
    }
  });
}

import { execFileSync } from 'node:child_process';
import type { Language } from '#texts';
import { pronounce } from './pronounce.ts';

const voice: Record<Language, string> = { sv: 'sv', fi: 'fi', en: 'en-gb' };

/** 150 words a minute, a little low; louder than 100 clips. */
const manner = ['-s', '150', '-p', '45', '-a', '100'];

const silenceAtTheStart = ['silence', '1', '0.005', '0.03%'];

/**
 * The band of a telephone, trimmed of silence, with a peak of -6 dB and a breath at both ends.
 * The filters need room above the voice, or they clip it. Without dither: the same text gives the same file.
 */
const treatment = [
  ...['gain', '-12', 'highpass', '150', 'lowpass', '3400', 'rate', '8000'],
  ...[...silenceAtTheStart, 'reverse', ...silenceAtTheStart, 'reverse'],
  ...['norm', '-6', 'pad', '0.02', '0.04'],
];

/** Writes a WAV file of the words, 8 kHz, mono, 16 bit. Needs espeak-ng and sox. */
export function renderVoice(language: Language, words: string, file: string): void {
  const spoken = execFileSync('espeak-ng', ['-v', voice[language], ...manner, '--stdout', pronounce(language, words)]);
  // espeak-ng cannot know the length when it begins to write.
  const from = ['--ignore-length', '-t', 'wav', '-'];
  const to = ['-t', 'wav', '-c', '1', '-b', '16', file];
  execFileSync('sox', ['-D', ...from, ...to, ...treatment], { input: spoken, stdio: ['pipe', 'ignore', 'inherit'] });
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

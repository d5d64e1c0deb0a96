/** Every silence there is between recordings, ms. A telephone system plays it as a file: `voices/pause/{ms}.wav`. */
export const pauses = {
  /** Where nothing separates the words. */
  runOn: 40,
  betweenDigits: 120,
  comma: 150,
  colon: 200,
  sentence: 350,
  betweenGroups: 500,
} as const;

export type Pause = (typeof pauses)[keyof typeof pauses];

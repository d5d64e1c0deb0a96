/**
 * A broken promise: something that must not happen did. `code` is stable and listed in docs/errors.md, `sentence` may be
 * shown to anybody, `detail` goes to the log only.
 */
export class Broken extends Error {
  readonly code: string;
  readonly detail: string;
  constructor(code: string, sentence: string, detail = '') {
    super(sentence);
    this.name = 'Broken';
    this.code = code;
    this.detail = detail;
  }
}

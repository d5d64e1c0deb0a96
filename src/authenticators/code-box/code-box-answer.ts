import type { Answer, Authenticator, Context, Credential, Verdict } from '#identification';
import { aboutBox, askDigits, boxKind } from './about-box.ts';
import { findAnswer } from './answers.ts';
import { makeChallenge } from './challenge.ts';
import { burn, openBoxes, readState } from './open-box.ts';
import { chooseWindows } from './windows.ts';

/**
 * N5: what the box answers to a challenge that is keyed into it (RFC 6287 §7.1, §7.3): in a call without data coverage the digits
 * that are heard, before a payment or a change those that are made of it. Only a box with a suite can answer; who has none is asked
 * like somebody unknown (I7).
 */
export function createCodeBoxAnswer(): Authenticator<null> {
  return {
    ...aboutBox,
    name: 'code-box-answer',
    of: boxKind,
    works: ({ state }) => readState(state).answers !== undefined,
    ask: (_, context) => ({
      message: { id: 'box-challenge', with: { code: makeChallenge(context) } },
      format: askDigits(context.policy.boxDigits),
    }),
    check: (_, credentials, answer, context) => check(credentials, answer, context),
  };
}

/** As many answers are computed whoever it is, for as many boxes as a customer may have. */
async function check(credentials: readonly Credential[], answer: Answer, context: Context): Promise<Verdict> {
  if (answer.by !== 'channel' || typeof answer.value !== 'string') return { is: 'rejected', why: 'by the wrong door' };
  const typed = answer.value;
  const [challenge, windows] = [makeChallenge(context), chooseWindows(context.policy)];
  const { padded } = await openBoxes(credentials, context);
  const found = padded.flatMap(({ credential, status, answers, answerSecret }) => {
    const moved = answers && answerSecret && findAnswer(answerSecret, answers, challenge, typed, context.now, windows);
    return moved && status === 'active' ? [{ credential, moved }] : [];
  })[0];
  if (!found) return { is: 'rejected', why: 'answer of a code box' };
  const { credential, moved } = found;
  return {
    is: 'accepted',
    credential: credential.id,
    uses: [burn(credential, { answers: moved })],
    elements: ['possession'],
    amr: ['otp'],
  };
}

import type { FastifyInstance } from 'fastify';
import { answerOnTheBeat } from './answer-on-the-beat.ts';
import { blockEnds, registerBlock } from './block/index.ts';
import { confirmEnds, registerConfirm } from './confirm/index.ts';
import { registerForgotten } from './forgotten/index.ts';
import { type Ends, registerIdentify } from './identify/index.ts';
import { joinEnds, registerJoin } from './join/index.ts';
import { loginEnd, loginWays, registerLogin } from './login/index.ts';
import { changeEnds, registerMy } from './my/index.ts';
import { newPasswordEnds, registerNewPassword } from './new-password/index.ts';
import type { PersonalParts } from './personal-parts.ts';
import { protectForms, registerSession } from './session/index.ts';

/** The pages of one person: logging in, and what is theirs. Each works without JavaScript, and each form is protected. */
export function registerPersonal(server: FastifyInstance, parts: PersonalParts): void {
  server.register(async (personal) => {
    protectForms(personal, parts);
    registerSession(personal, parts);
    registerMy(personal, parts);
    personal.register(async (asking) => {
      answerOnTheBeat(asking, parts.clock);
      registerLogin(asking, parts);
      registerBlock(asking, parts);
      registerForgotten(asking, parts);
      registerNewPassword(asking, parts);
      registerJoin(asking, parts);
      registerConfirm(asking, parts);
      registerIdentify(asking, parts, listEnds(parts));
    });
  });
}

/** What follows each identification on the web, by its plan: the explicit list. */
export function listEnds(parts: Pick<PersonalParts, 'ways'>): Ends {
  const logins = loginWays(parts).flatMap((way) => [way.plan, ...(way.also ?? [])].map((plan) => [plan, loginEnd(way)]));
  return { ...Object.fromEntries(logins), ...changeEnds, ...blockEnds, ...newPasswordEnds, ...joinEnds, ...confirmEnds };
}

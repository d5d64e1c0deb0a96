import type { FastifyInstance } from 'fastify';
import { registerMy } from './my/index.ts';
import type { PersonalParts } from './personal-parts.ts';
import { protectForms, registerSession } from './session/index.ts';

/** The pages of one person: logging in, and what is theirs. Each works without JavaScript, and each form is protected. */
export function registerPersonal(server: FastifyInstance, parts: PersonalParts): void {
  server.register(async (personal) => {
    protectForms(personal, parts);
    registerSession(personal, parts);
    registerMy(personal, parts);
  });
}

import { warnBeforeEnd } from './idle.ts';

warnBeforeEnd();

import { carryOutCeremony } from './ceremony.ts';
import { warnBeforeEnd } from './idle.ts';
import { waitForAnswer } from './waiting.ts';

warnBeforeEnd();
waitForAnswer();
carryOutCeremony();

import { tellOfHangingUp } from '../stories/hang-up.ts';
import { openScene } from './phone.ts';

tellOfHangingUp(openScene);

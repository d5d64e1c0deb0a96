import { tellOfHandOver } from '../stories/hand-over.ts';
import { openScene } from './phone.ts';

tellOfHandOver(openScene);

import { tellOfAStranger } from '../stories/way-five.ts';
import { openScene } from './phone.ts';

tellOfAStranger(openScene);

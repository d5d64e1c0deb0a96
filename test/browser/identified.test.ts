import { tellOfAino, tellOfElias } from '../stories/way-one.ts';
import { openScene } from './phone.ts';

tellOfAino(openScene);
tellOfElias(openScene);

import { after, before, describe } from 'node:test';
import type { OpenScene } from '../stories/scene.ts';
import { tellOfAStranger } from '../stories/way-five.ts';
import { tellOfMaj } from '../stories/way-two.ts';
import { type Bed, openBed } from './bed.ts';
import { closePhones, openAdvisorPhone, openSipPhone } from './scene.ts';

let bed: Bed;

describe('callers with the code table, over SIP', () => {
  before(async () => {
    bed = await openBed();
    await openAdvisorPhone(bed);
  });

  after(async () => {
    await closePhones();
    await bed?.stop();
  });

  const openScene: OpenScene = async () => ({ bank: bed.bank, openPhone: () => openSipPhone(bed) });

  tellOfMaj(openScene);
  tellOfAStranger(openScene);
});

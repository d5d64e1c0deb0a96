export * from './plain-keys.ts';
export * from './seeded-random.ts';
export * from './virtual-clock.ts';

export const mm = 72 / 25.4;

/**
 * A4, points. The address stands where the window of a DL or C5 envelope is (DIN 5008 form B: 45 mm from the top, 85 by 45 mm);
 * nothing else does, and no code comes near it, however the sheet slides.
 */
export const page = {
  left: 20 * mm,
  width: 170 * mm,
  top: 18 * mm,
  bottom: (297 - 13) * mm,
  address: { x: 22 * mm, y: 50 * mm, width: 78 * mm, size: 12, leading: 16 },
  body: 92 * mm,
} as const;

/** Sizes in points. */
export type Look = {
  readonly text: number;
  readonly heading: number;
  readonly space: number;
  readonly code: number;
  readonly table: {
    readonly digits: number;
    readonly word: number;
    readonly row: number;
    readonly head: number;
    readonly label: number;
    readonly left: number;
    readonly width: number;
    /** On a page of its own. */
    readonly alone: boolean;
  };
};

/** Large print is 20 points, all that must be read of it, and its table has a page of its own. */
const ordinaryTable = { digits: 14, word: 10, row: 20, head: 31, label: 34, left: 20 * mm, width: 170 * mm, alone: false };
const largeTable = { digits: 20, word: 15, row: 36, head: 52, label: 42, left: 10 * mm, width: 190 * mm, alone: true };

export const looks: Record<'ordinary' | 'large', Look> = {
  ordinary: { text: 12, heading: 18, space: 4, code: 28, table: ordinaryTable },
  large: { text: 20, heading: 28, space: 10, code: 40, table: largeTable },
};

/** A filled shape on a square of 32 by 32, in front of those before it. */
export interface Shape {
  /** `stroke`: a line with round ends (with both ends equal, a dot); `rounded`: a rectangle with round corners. */
  readonly kind: 'stroke' | 'rounded';
  readonly from: Point;
  readonly to: Point;
  /** Half the width of a stroke, the radius of the corners. */
  readonly size: number;
  readonly color: Color;
}

export type Point = readonly [x: number, y: number];
/** Red, green, blue, 0 to 255. */
export type Color = readonly [number, number, number];

const BLUE: Color = [12, 102, 228];
const WHITE: Color = [255, 255, 255];
const GREEN: Color = [126, 226, 184];

const line = (from: Point, to: Point, width: number, color: Color): Shape => ({ kind: 'stroke', from, to, size: width / 2, color });

/** A list of names, each called: one is ticked already. */
export const rowsOfNames: readonly Shape[] = [
  { kind: 'rounded', from: [0, 0], to: [32, 32], size: 6, color: BLUE },
  line([8, 10], [8, 10], 5, WHITE),
  line([14.5, 10], [25, 10], 3.2, WHITE),
  line([8, 21], [8, 21], 5, WHITE),
  line([14, 21.5], [17.5, 25], 3.6, GREEN),
  line([17.5, 25], [25.5, 16.5], 3.6, GREEN),
];

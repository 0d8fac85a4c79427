import type { Point, Shape } from './motif';

/** Looks into each pixel this often a side: smooth edges. */
const SAMPLES = 8;
const SQUARE = 32;

/** The shapes as rows of red, green, blue and opacity, `size` pixels a side. */
export function paint(shapes: readonly Shape[], size: number): Uint8Array {
  const pixels = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) pixels.set(paintPixel(shapes, x, y, SQUARE / size), (y * size + x) * 4);
  }
  return pixels;
}

function paintPixel(shapes: readonly Shape[], x: number, y: number, scale: number): readonly number[] {
  const sum = [0, 0, 0];
  let covered = 0;
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
    const point: Point = [(x + ((sample % SAMPLES) + 0.5) / SAMPLES) * scale, (y + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) * scale];
    const top = shapes.findLast((shape) => covers(shape, point));
    if (!top) continue;
    covered++;
    top.color.forEach((part, channel) => {
      sum[channel] = (sum[channel] ?? 0) + part;
    });
  }
  return [...sum.map((part) => (covered === 0 ? 0 : Math.round(part / covered))), Math.round((covered * 255) / (SAMPLES * SAMPLES))];
}

function covers(shape: Shape, [x, y]: Point): boolean {
  const [[x1, y1], [x2, y2]] = [shape.from, shape.to];
  if (shape.kind === 'stroke') return distanceSquared([x, y], nearestOf(shape.from, shape.to, [x, y])) <= (shape.width / 2) ** 2;
  const { radius } = shape;
  const inner: Point = [clamp(x, x1 + radius, x2 - radius), clamp(y, y1 + radius, y2 - radius)];
  return distanceSquared([x, y], inner) <= radius ** 2;
}

/** The point of a line nearest to another point. */
function nearestOf([x1, y1]: Point, [x2, y2]: Point, [x, y]: Point): Point {
  const length = distanceSquared([x1, y1], [x2, y2]);
  const share = length === 0 ? 0 : clamp(((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length, 0, 1);
  return [x1 + share * (x2 - x1), y1 + share * (y2 - y1)];
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
const distanceSquared = ([x1, y1]: Point, [x2, y2]: Point): number => (x1 - x2) ** 2 + (y1 - y2) ** 2;

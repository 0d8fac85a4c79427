import type { Point, Shape } from './motif';

const SQUARE = 32;

/** The shapes as rows of red, green, blue and opacity, `size` pixels a side. */
export function paint(shapes: readonly Shape[], size: number): Uint8Array {
  const pixels = new Uint8Array(size * size * 4);
  const scale = SQUARE / size;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) pixels.set(paintPixel(shapes, [(x + 0.5) * scale, (y + 0.5) * scale], scale), (y * size + x) * 4);
  }
  return pixels;
}

/** Lays the shapes over each other. A pixel that an edge runs through is covered in part: smooth edges. */
function paintPixel(shapes: readonly Shape[], point: Point, scale: number): readonly number[] {
  let [red, green, blue, opacity] = [0, 0, 0, 0];
  for (const shape of shapes) {
    const covered = clamp(0.5 - distance(shape, point) / scale, 0, 1);
    const left = opacity * (1 - covered);
    const whole = covered + left;
    if (covered === 0) continue;
    red = (shape.color[0] * covered + red * left) / whole;
    green = (shape.color[1] * covered + green * left) / whole;
    blue = (shape.color[2] * covered + blue * left) / whole;
    opacity = whole;
  }
  return [Math.round(red), Math.round(green), Math.round(blue), Math.round(opacity * 255)];
}

/** From a point to the edge of a shape; negative inside. */
function distance({ kind, from: [x1, y1], to: [x2, y2], ...shape }: Shape, [x, y]: Point): number {
  if (kind === 'stroke') {
    const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
    const share = length === 0 ? 0 : clamp(((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length, 0, 1);
    return Math.hypot(x - x1 - share * (x2 - x1), y - y1 - share * (y2 - y1)) - shape.size;
  }
  const beyond = [clamp(x, x1 + shape.size, x2 - shape.size), clamp(y, y1 + shape.size, y2 - shape.size)] as const;
  return Math.hypot(x - beyond[0], y - beyond[1]) - shape.size;
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

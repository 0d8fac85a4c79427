/** How much a browser fetches, compressed, until every page of the panel was opened in one language. */
import { measurePanel } from './panel-weight';

const budgetKb = 330;

it(`weighs at most ${budgetKb} KB compressed, every page and the larger language included`, async () => {
  const { atOnceKb, inAllKb } = await measurePanel();
  expect(atOnceKb).toBeGreaterThan(50);
  expect(inAllKb).toBeGreaterThan(atOnceKb);
  expect(inAllKb).toBeLessThanOrEqual(budgetKb);
}, 120_000);

/** Whether a version such as `v22.3.1` is at least `22.19`. Missing parts count as 0. */
export function isAtLeast(version, minimum) {
  const [have, want] = [version, minimum].map((text) => text.replace(/^v/, '').split('.').map(Number));
  for (let part = 0; part < 3; part++) {
    const difference = (have[part] ?? 0) - (want[part] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

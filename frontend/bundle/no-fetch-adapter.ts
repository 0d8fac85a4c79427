/** In the bundle instead of the way of axios that uses `fetch`: in browsers it takes XMLHttpRequest, which comes first in its list. */
export const getFetch = (): false => false;

/** Whether a text is an address to connect to; an empty one is the field's own affair. */
export function isWebAddress(text: string): boolean {
  const address = text.trim();
  return address === '' || (/^https?:\/\//.test(address) && URL.canParse(address));
}

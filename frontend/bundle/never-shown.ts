/**
 * In the bundle instead of parts of Atlaskit that the panel never shows: rows of a table that can be dragged, with their library for
 * dragging, and overlays of the kind that its flags leave off.
 */
const NeverShown = (): null => null;

export { NeverShown as default, NeverShown as Popover };

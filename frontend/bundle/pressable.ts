/** In the bundle instead of the older `Pressable` of Atlaskit, which brings a style library of its own; this one does the same. */
export { Pressable as default } from '@atlaskit/primitives/compiled';

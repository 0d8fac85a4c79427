/**
 * In the bundle instead of what Atlaskit's dialogs do against drags that start in them and end in a frame of another host: nothing in
 * the panel can be dragged and no frame is in it. Each of these gives back what ends the watch.
 */
const watchNothing = () => (): void => undefined;

export const disableDraggingToCrossOriginIFramesForElement = watchNothing;
export const disableDraggingToCrossOriginIFramesForExternal = watchNothing;
export const disableDraggingToCrossOriginIFramesForTextSelection = watchNothing;

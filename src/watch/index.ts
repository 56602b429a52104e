export { Following } from './follow';
export type { View, WatchClock } from './follow';
export { LineView } from './line-view';
export { BOTH_TO_WATCH, cannotFollow, cannotStart, NOTHING_TO_WATCH } from './texts';

import { BatchActionName } from '../../client';

/** What a run does to its instances. */
export type Action = BatchActionName;

/** The action as it ends a sentence: "was restarted", "cannot be deleted". */
export const participleOf = (action: Action): string => (action === 'restart' ? 'restarted' : 'deleted');

import { Action, participleOf } from './action';

/** Nothing was sent, because the run as a whole must not go ahead. */
export class RefusedRun extends Error {
  public static ofInstances(action: Action, refused: ReadonlyArray<{ id: string; name?: string; reason: string }>): RefusedRun {
    const lines = refused.map(({ id, name, reason }) => `  - ${id}${name === undefined ? '' : ` (${name})`}: ${reason}`);
    const which = refused.length === 1 ? 'An instance' : `${refused.length} instances`;
    return new RefusedRun(`${which} cannot be ${participleOf(action)}`,
      `Nothing was sent, for any instance of this resource:\n${lines.join('\n')}`);
  }

  public static tooManyDeletions(count: number, most: number): RefusedRun {
    return new RefusedRun('More instances would be deleted than allowed',
      `${count} instances would be deleted, and \`max_deletions\` is ${most}. Nothing was sent. Raise \`max_deletions\` if this is meant.`);
  }

  private constructor(public readonly summary: string, message: string) {
    super(message);
  }
}

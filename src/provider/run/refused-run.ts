import { Action, participleOf } from './action';

/** Nothing was sent, because the run as a whole must not go ahead. */
export class RefusedRun extends Error {
  public static ofInstances(action: Action,
    refused: ReadonlyArray<{ id: string; name?: string; reason: string }>): RefusedRun {
    const lines = refused.map(({ id, name, reason }) =>
      `  - ${id}${name === undefined ? '' : ` (${name})`}: ${reason}`,
    );
    const which = refused.length === 1 ? 'An instance' : `${refused.length} instances`;
    return new RefusedRun(`${which} cannot be ${participleOf(action)}`,
      `Nothing was sent, for any instance of this resource:\n${lines.join('\n')}`);
  }

  public static tooManyDeletions(count: number, most: number): RefusedRun {
    return new RefusedRun('More instances would be deleted than allowed',
      `${count} instances would be deleted, and \`max_deletions\` is ${most}. Nothing was sent. Raise \`max_deletions\` if this is meant.`);
  }

  /** What is owed by now is not what the plan showed: a belt, for whatever nobody has thought of. */
  public static ofBrokenPromise(unshown: readonly string[], unowed: readonly string[]): RefusedRun {
    const lines = [
      ...(unshown.length > 0 ? [`Owed by now, and not shown by the plan: ${unshown.join(', ')}.`] : []),
      ...(unowed.length > 0 ? [`Shown by the plan, and not owed by now: ${unowed.join(', ')}.`] : []),
    ];
    return new RefusedRun('The plan showed other instances than this apply would act on',
      `${lines.join('\n')}\nNothing was sent. Make a new plan; if it happens again, please report it to the developers of the provider.`);
  }

  /** The call deletes whatever has failed, and the plan promised less. */
  public static ofUnnamed(unnamed: ReadonlyArray<{ id: string; name: string }>): RefusedRun {
    const lines = unnamed.map(({ id, name }) => `  - ${id} (${name})`);
    const which = unnamed.length === 1 ? 'An instance has' : `${unnamed.length} instances have`;
    return new RefusedRun(`${which} failed that the plan did not name`,
      `The call deletes every instance whose creation has failed, and these failed after the plan was made:\n${lines.join('\n')}\n`
        + 'Nothing was sent. Make a new plan, which names them, and apply that.');
  }

  private constructor(public readonly summary: string, message: string) {
    super(message);
  }
}

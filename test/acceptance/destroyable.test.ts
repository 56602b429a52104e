import { cleanUp, deletion, restart } from './batch-action-hcl';
import { Diagnostic } from './diagnostics';
import { BILLING, DmsWorkspace, FAILED, ORDERS } from './dms-workspace';

const WAY_OUT =
  'This also stops a `terraform destroy`, which plans first: `terraform destroy -refresh=false` gets past it '
  + '(under CDKTF: `TF_CLI_ARGS_destroy=-refresh=false cdktf destroy`).';
const NEW = 'f'.repeat(32);

const errorsOf = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.filter(({ severity }) => severity === 'error').map(({ summary, detail }) => `${summary}: ${detail}`);

/** A stack whose plan, and so its `terraform destroy`, comes to an error. */
interface Stuck {
  readonly before: string;
  readonly after?: string;
  /** What the provider block says by then. */
  readonly block?: Readonly<Record<string, string>>;
  readonly happens?: (workspace: DmsWorkspace) => void;
  readonly says: RegExp;
  /** On whom the destroy acts that gets past it. */
  readonly acts: readonly string[];
}

const triggers = (version: number, when: string) => `when = ["triggered"${when}]\n triggers = { v = ${version} }`;
const HOOK = ', "destroyed"';

function instanceIsGone(when: string, acts: readonly string[]): Stuck {
  return {
    before: restart([ORDERS, BILLING], triggers(1, when)),
    after: restart([ORDERS, BILLING], triggers(2, when)),
    happens: ({ cloud }) => cloud.removeInstance(BILLING),
    says: new RegExp(`Instance ${BILLING} cannot be restarted: It does not exist`),
    acts,
  };
}

function providerHasMoved(of: (more: string) => string, when: string, acts: readonly string[]): Stuck {
  return {
    before: of(triggers(1, when)),
    after: of(triggers(2, when)),
    block: { project_id: `"${NEW}"` },
    says: /The provider block has moved away from this resource/,
    acts,
  };
}

const STUCK: Readonly<Record<string, Stuck>> = {
  'an instance that is gone': instanceIsGone('', []),
  'an instance that is gone, with a hook': instanceIsGone(HOOK, [ORDERS]),
  'a protected instance': {
    before: deletion([ORDERS], triggers(1, '')),
    after: deletion([ORDERS], triggers(2, '')),
    block: { protected_instances: '["orders"]' },
    says: /Instance .* \(orders\) cannot be deleted: The provider protects it/,
    acts: [],
  },
  'a protected failed instance': {
    before: cleanUp(triggers(1, '')),
    block: { protected_instances: '["audit-*"]' },
    says: /Failed instance .* \(audit-trial\) is protected/,
    acts: [],
  },
  'a limit that is passed': {
    before: deletion([ORDERS, BILLING], triggers(1, '')),
    after: deletion([ORDERS, BILLING], `${triggers(2, '')}\n max_deletions = 1`),
    says: /More instances would be deleted than allowed/,
    acts: [],
  },
  'a refresh that cannot list': {
    before: cleanUp(triggers(1, '')),
    happens: ({ cloud }) =>
      cloud.fault({ route: 'list', kind: 'status', status: 403, code: 'DMS.10240004', times: Infinity }),
    says: /The instances whose creation failed could not be listed/,
    acts: [],
  },
  'a look at the instances that fails': {
    before: restart([ORDERS], triggers(1, '')),
    after: restart([ORDERS], triggers(2, '')),
    happens: ({ cloud }) =>
      cloud.fault({ route: '*', kind: 'status', status: 403, code: 'DMS.10240004', times: Infinity }),
    says: /The instances that this plan acts on could not be looked at/,
    acts: [],
  },
  'a provider block that moved': providerHasMoved((more) => restart([ORDERS], more), '', []),
  'a provider block that moved, with a hook': providerHasMoved((more) => restart([ORDERS], more), HOOK, [ORDERS]),
  'a provider block that moved, with a hook that deletes': providerHasMoved((more) => deletion([ORDERS], more), HOOK, [
    ORDERS,
  ]),
  'a clean-up whose provider block moved': providerHasMoved(cleanUp, '', []),
  'a clean-up whose provider block moved, with a hook': providerHasMoved(cleanUp, HOOK, FAILED),
};

describe('a stack stays destroyable', () => {
  test.each(Object.keys(STUCK))('%s stops `terraform destroy`, and the error ends with the way out, which works',
    async (name) => {
      const { before, after = before, block = {}, happens, says, acts } = STUCK[name];
      const workspace = await DmsWorkspace.holding(before, {
        emulator: { projects: [{ id: NEW, name: 'new' }] },
        provider: { max_retries: '0' },
      });
      await workspace.apply();
      workspace.configure(after, { max_retries: '0', ...block });
      happens?.(workspace);
      const { code, diagnostics } = await workspace.attempt('destroy');
      expect({ code, errors: errorsOf(diagnostics) }).toEqual({ code: 1, errors: [expect.stringMatching(says)] });
      // What the cloud said comes after it, in its own words
      expect(errorsOf(diagnostics)[0].split('\n')[0].endsWith(WAY_OUT)).toBe(true);
      expect(workspace.posts).toEqual([]);

      await workspace.destroy('-refresh=false');
      expect(await workspace.state()).toEqual({});
      expect(workspace.cloud.actions().map(({ instanceId }) => instanceId).sort()).toEqual(acts);
    });
});

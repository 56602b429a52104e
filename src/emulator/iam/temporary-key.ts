import { Actor } from '../authentication/actor';
import { TemporaryKey } from '../authentication/key-store';
import { CloudState } from '../cloud-state';
import { cloudTime } from '../cloud-time';

/** Hands out a key for so long, or shorter where keys are to live shorter. */
export function issueKey(state: CloudState, actor: Actor, lifeMs: number, now: number): TemporaryKey {
  const { temporaryKeyLifeMs = lifeMs } = state.behaviours;
  return state.keys.issue(cloudTime(state, now), Math.min(lifeMs, temporaryKeyLifeMs), actor);
}

/** A temporary key as IAM and the metadata service tell it. */
export function securityKeyView({ accessKey, secretKey, securityToken, expiresAt }: TemporaryKey): unknown {
  return {
    credential: { access: accessKey, secret: secretKey, securitytoken: securityToken, expires_at: micros(expiresAt) },
  };
}

/** In microseconds, which JavaScript does not know. */
function micros(at: number): string {
  return new Date(at).toISOString().replace('Z', '000Z');
}

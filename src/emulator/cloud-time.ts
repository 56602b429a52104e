import { Behaviours } from './profiles/behaviours';

/**
 * What the cloud's own clock shows at a moment of the emulator's clock. Whatever the cloud says of time passes through
 * here; what is scheduled does not.
 */
export function cloudTime({ behaviours }: { readonly behaviours: Behaviours }, at: number): number {
  return at + behaviours.clockSkewMs;
}

/** The other way: at which moment of the emulator's clock the cloud's clock shows this. */
export function emulatorTime({ behaviours }: { readonly behaviours: Behaviours }, shown: number): number {
  return shown - behaviours.clockSkewMs;
}

/** A moment as the Date header spells it: in whole seconds, RFC 7231. */
export function httpDate(at: number): string {
  return new Date(at).toUTCString();
}

import { randomUUID } from 'node:crypto';
import { Handover } from './handover';
import { ProviderParts } from './provider';
import { systemClock } from '../client';
import { InstanceLocks } from './run/locks';

/** The parts of a real provider process: its clock, its randomness, its environment. Tests bring their own. */
export function processParts(): ProviderParts {
  return {
    clock: systemClock,
    random: Math.random,
    newId: randomUUID,
    locks: new InstanceLocks(),
    handover: new Handover(),
    environment: process.env,
  };
}

import { InstanceSeed } from './seed';

/** Six running instances and two whose creation failed; the ids never change, so that documentation can quote them. */
export const DEFAULT_FLEET: readonly InstanceSeed[] = [
  { id: '10000000-0000-4000-8000-000000000001', name: 'orders', tags: { team: 'shop' } },
  { id: '10000000-0000-4000-8000-000000000002', name: 'billing', tags: { team: 'finance' } },
  { id: '10000000-0000-4000-8000-000000000003', name: 'inventory', tags: { team: 'shop' } },
  { id: '10000000-0000-4000-8000-000000000004', name: 'payments', tags: { team: 'finance' } },
  { id: '10000000-0000-4000-8000-000000000005', name: 'shipping', tags: { team: 'logistics' } },
  { id: '10000000-0000-4000-8000-000000000006', name: 'telemetry', tags: { team: 'platform' } },
  { id: '20000000-0000-4000-8000-000000000001', name: 'audit-trial', status: 'CREATEFAILED' },
  { id: '20000000-0000-4000-8000-000000000002', name: 'clickstream-trial', status: 'CREATEFAILED' },
];

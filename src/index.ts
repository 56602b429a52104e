export * from './constructs/batch-call';
export * from './constructs/dms-provider';
export * from './constructs/kafka-failed-instance-cleanup';
export * from './constructs/kafka-instance-batch-action';
export * from './constructs/kafka-rolling-restart';
export { HealthCheck } from './constructs/health-check';
export type { MaintenanceWindow } from './constructs/maintenance-window';
export { Triggers } from './constructs/triggers';
export * as bindings from './bindings';

export { BatchCall, DeleteOptions, RestartOptions } from './constructs/batch-call';
export { DmsProvider, DmsProviderProps } from './constructs/dms-provider';
export { KafkaFailedInstanceCleanup, KafkaFailedInstanceCleanupProps } from './constructs/kafka-failed-instance-cleanup';
export { KafkaInstanceBatchAction, KafkaInstanceBatchActionProps } from './constructs/kafka-instance-batch-action';
export { KafkaRollingRestart, KafkaRollingRestartProps } from './constructs/kafka-rolling-restart';
export * as bindings from './bindings';

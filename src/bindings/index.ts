// Generated from the provider's schema by scripts/generate-bindings.ts; do not edit.
export * from './data-dms-kafka-instance';
export * from './data-dms-kafka-instances';
export * from './data-dms-kafka-recycled-instances';
export * from './kafka-instance-batch-action';
export * from './provider';

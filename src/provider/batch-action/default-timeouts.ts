/** How many minutes a restart may take, where `timeouts` says nothing; in a roll, each round of it. */
export const RESTART_TIMEOUT_MINUTES = 30;

/** How many minutes a deletion may take, where `timeouts` says nothing; in a roll, each round of it. */
export const DELETE_TIMEOUT_MINUTES = 20;

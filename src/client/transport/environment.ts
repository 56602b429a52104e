/** Variables as they stand in the environment of a process. Whoever makes a transport says which environment counts. */
export type TransportEnvironment = Readonly<Record<string, string | undefined>>;

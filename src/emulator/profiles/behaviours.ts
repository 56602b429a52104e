/** Refuse all ids of a call because of one, or answer `failed` for that one only. */
export type Blame = 'whole_batch' | 'item';

/** Answers that no public document settles; every one can be chosen, and changed while the emulator runs. */
export interface Behaviours {
  readonly unknownId: Blame;
  readonly statusForbids: Blame;
  readonly prepaid: Blame;
  /** A second action while one is running: refused with DMS.00400017, or begun when the first has ended. */
  readonly jobRunning: 'refuse' | 'queue';
  /** Status of `all_failure`; absent: as the profile says. */
  readonly allFailure?: 200 | 204;
  /** Status of `all_failure` when nothing had failed; absent: like `allFailure`. */
  readonly nothingFailed?: 200 | 204;
  /** Answer of an accepted call with ids. */
  readonly accepted: 'results' | 'no_results' | 'no_content';
  readonly resultOrder: 'as_sent' | 'reversed' | 'shuffled';
  /** Ids nobody asked for, reported as `success`. */
  readonly extraResults: readonly string[];
  /** `force_delete` with restart, or on a cloud that does not know it. */
  readonly misplacedForceDelete: 'ignore' | 'refuse';
  /** What `include_failure=true` adds to a list: the instances, or only their number. `always`: they are listed without it too. */
  readonly includeFailure: 'instances' | 'count' | 'always';
  /** Page 0 of an empty list: an empty page, or DMS.40050010. */
  readonly emptyList: 'page' | 'offset_error';
  /** A list without paging, as in 2021. */
  readonly ignoresPaging: boolean;
  readonly recycledInShow: 'visible' | 'gone';
  readonly restartTaskName: string;
  /** How far the cloud's clock is ahead of the emulator's, or behind (negative): in the Date header, in all times it tells, earlier ones included, and in what it thinks of the date of a signature. */
  readonly clockSkewMs: number;
  /** More than so many requests within the period are answered with 429; absent: no limit. */
  readonly throttle?: { readonly requests: number; readonly perMs: number };
}

/** What is most likely, see the limitations. */
export const DEFAULT_BEHAVIOURS: Behaviours = {
  unknownId: 'whole_batch',
  statusForbids: 'whole_batch',
  prepaid: 'whole_batch',
  jobRunning: 'refuse',
  accepted: 'results',
  resultOrder: 'as_sent',
  extraResults: [],
  misplacedForceDelete: 'ignore',
  includeFailure: 'instances',
  emptyList: 'page',
  ignoresPaging: false,
  recycledInShow: 'visible',
  restartTaskName: 'restartInstance',
  clockSkewMs: 0,
};

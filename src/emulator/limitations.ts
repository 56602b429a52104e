/**
 * LIMITATIONS: what this emulator does not know or does not do. Shown by `dms-emulator --help` and on its web page.
 * "Assumed" marks behaviour that no public document states; where a test may want the other choice it can be
 * selected, see `profiles/behaviours.ts`.
 */
export const LIMITATIONS: readonly string[] = [
  'No Kafka: there are no brokers, topics or users behind the instances, and nothing listens on their addresses; a '
    + 'cluster is a few numbers.',
  'Instances cannot be created or changed through the API; the fleet comes from --fleet or the admin routes.',
  'No audit events, no billing, no fine-grained policies: a key may do everything, unless a fault says otherwise.',
  'Nothing was compared with a live account; times are shortened (a real restart takes 3 to 15 minutes).',
  'Assumed: an unknown id, or a status that does not allow the action, refuses the whole batch (selectable: a '
    + 'failed item).',
  'Assumed: a second action while one is still running is refused with DMS.00400017 (selectable: it is queued).',
  'Assumed: all_failure together with instances, or with restart, is refused; allFailure on v2 reads as no instances.',
  'Assumed: force_delete is ignored where it means nothing, that is with restart and on Open Telekom Cloud '
    + '(selectable: refused); it defaults to false.',
  'Assumed: prepaid ids in a delete refuse the whole batch with DMS.00400026 (selectable: a failed item).',
  'Assumed: with explicit ids the engine is not checked, so a RabbitMQ instance is acted on.',
  'Assumed: all_failure answers 204 on Huawei Cloud and 200 on Open Telekom Cloud, also with nothing to delete '
    + '(selectable).',
  'Assumed: include_failure=true lists instances whose creation failed, and without it they are hidden (selectable).',
  'Assumed: an instance that is being restored stays in the recycle bin, and in RECYCLE, until its job named '
    + 'restoreInstance has ended; a second restore meanwhile is refused with DMS.00400017.',
  'Assumed: a list has the order of creation, and tells the tags of its instances (selectable: only show does); the '
    + 'two clouds spell maintenance windows and the number of brokers differently.',
  'Assumed: a list without engine means kafka; an invalid limit is answered with DMS.40050010, as an invalid offset '
    + 'is.',
  'Assumed: the background task of a restart is named restartInstance (selectable); tasks come newest first.',
  'Assumed: the cluster of an instance that is not RUNNING is shown with no broker alive, nothing online and no '
    + 'controller, -1 (selectable: refused with DMS.00400026); one that was never created has no brokers at all.',
  'Assumed: a cluster is shown under management/cluster and under the older manage/cluster (selectable: one of them, '
    + 'the other is 404 with 0101), with is_health (selectable: health) and with numbers (selectable: in texts), '
    + 'whatever the engine of the instance.',
  'Assumed: after a restart the brokers register in the order of their numbers, and the first is the controller; '
    + 'partitions come online with them, replicas catch up in ten equal parts, and all that takes time only where a '
    + 'plan says how much. The numbers of topics and of consumers mean nothing.',
  'Assumed: a recycled instance is hidden from the list, visible to show with status RECYCLE (selectable), and '
    + 'purged after the retention days.',
  'Assumed: the texts of gateway errors beyond the documented ones; a stale X-Sdk-Date counts as an authentication '
    + 'failure.',
  'The gateway does not repeat in a refusal what was signed, as the real one does (selectable: it and IAM repeat every '
    + 'secret that the request carried).',
  'Assumed: a project the account does not own is 403 APIGW.0302 for a key and 401 DMS.10240104 for a token.',
  'Projects share one account, and keys that may act in all of them; instance ids are unique over all projects.',
  'Assumed: a project has a recycle bin and a policy of its own.',
  'A proxy or a log-in page (faults) is met after the signature was checked, while a real one stands before the '
    + 'cloud and checks none.',
  'The skew of the cloud\'s clock (selectable) shifts whatever the cloud tells of time, also of what happened '
    + 'before it was changed; only the end of a token or of a temporary key stays as it was told.',
  'Assumed: an expired token is refused by the service that is asked, DMS with DMS.10240102 and IAM in the shape of '
    + 'Keystone (selectable: by the gateway, with 0301 and the words token expired).',
  'Assumed: an expired security token is refused by the gateway with 0301 and the words security token expired, which '
    + 'counts as no failure of the key.',
  'Assumed: more than five wrong passwords in a row lock the user for 15 minutes; IAM says so with 401 and the word '
    + 'locked.',
  'Assumed: a log-in that names no scope is scoped to the domain, and one that names a project by a name that two '
    + 'projects have is refused with 401; real names are unique.',
  'IAM knows log-in with a password or an id token, projects, domains, the catalogue, and temporary keys for an '
    + 'agency or for a token: no TOTP, no policies, and nothing creates an agency or an identity provider.',
  'Whoever acts as an agency may act in the projects of the account, whichever account the agency belongs to; the '
    + 'request log says who acted as whom.',
  'Assumed: an agency that does not exist and one that may not be assumed are refused alike, 403 from IAM and 403 '
    + 'PAP5.0001 from the newer call, which Huawei Cloud alone knows and which takes no token; its other codes are '
    + 'invented.',
  'An agency is assumed by the account itself (its user, or a log-in with an id token) or by keys and tokens of one '
    + 'other agency, never by itself; keys for a token are its identity\'s, and may outlive it.',
  'The identity provider is part of the emulator, signs with HS256 and a secret that ends with a reset, and goes by '
    + 'the emulator\'s clock; there are no keys to fetch, no rules for groups, and whoever brings its id token may do '
    + 'everything.',
  'Assumed: a log-in with an id token that names no scope is scoped to nothing, which DMS refuses as it refuses the '
    + 'domain.',
  'The metadata service has the address of everything else, knows the token, the keys and meta_data.json only, and '
    + 'plays one machine, to which the first agency is bound (selectable: without a token of its own, without an '
    + 'agency, not there, or silent).',
  'Assumed: the metadata service gives new keys with every call, good for 24 hours, and refuses in plain text.',
];

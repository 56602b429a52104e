import { SettingName, SettingsError } from './setting-name';
import { meaningful, SettingSource } from './setting-source';
import { halfAnAgency, noAgencyDomain, noDuration, PROVIDER_BLOCK, placeOf } from './texts';
import { Agency } from '../credentials/agency';

/** An `assume_role` block, as a user writes it. */
export interface AssumeRole {
  /** @default - from the environment */
  readonly agencyName?: string;
  /** @default - the account is named by `domainId`, else in the environment */
  readonly domainName?: string;
  /** @default - the account is named by `domainName`, else in the environment */
  readonly domainId?: string;
  /**
   * In seconds.
   * @default - from the environment, else an hour
   */
  readonly duration?: number;
}

/** A block of the provider block that names an agency. */
export interface RoleBlock {
  /** `assume_role[1]`. */
  readonly name: string;
  readonly role: AssumeRole;
}

type AgencySettings = Readonly<Partial<Record<SettingName, string>>>;

/** The least and the most that the cloud gives. */
const SECONDS = { least: 900, most: 86_400 };

const DOMAIN: readonly SettingName[] = ['agencyDomainId', 'agencyDomainName'];

/**
 * The agencies to act as, one after the other: those of the blocks, where what a block leaves open comes from the first
 * place that names it; else the one that a place names. Nothing that says who acts is ever ignored.
 * @throws SettingsError when an agency has no name, or its account none.
 */
export function agenciesOf(blocks: readonly RoleBlock[], places: readonly SettingSource[]): readonly Agency[] {
  const place = places.find((source) => ['agencyName' as const, ...DOMAIN].some((name) => source.valueOf(name)));
  if (blocks.length === 0) return place ? [agencyOf(valuesOf(place), placeOf(place, 'agencyName'), place)] : [];
  return blocks.map(({ name, role }) => agencyOf(completed(role, place), `${name} in ${PROVIDER_BLOCK}`, place));
}

function completed(role: AssumeRole, place: SettingSource | undefined): AgencySettings {
  const elsewhere = place ? valuesOf(place) : {};
  const own: AgencySettings = {
    agencyName: meaningful(role.agencyName),
    agencyDomainName: meaningful(role.domainName),
    agencyDomainId: meaningful(role.domainId),
    agencyDuration: meaningful(role.duration),
  };
  // The name and the id of an account are two ways to say one thing, which is said in one place.
  const saysDomain = DOMAIN.some((name) => own[name] !== undefined);
  const given = Object.entries(own).filter(([, value]) => value !== undefined);
  const open = Object.entries(elsewhere).filter(([name]) => !(saysDomain && DOMAIN.includes(name as SettingName)));
  return Object.fromEntries([...open, ...given]);
}

function valuesOf(place: SettingSource): AgencySettings {
  const names: readonly SettingName[] = ['agencyName', ...DOMAIN, 'agencyDuration'];
  return Object.fromEntries(names.flatMap((name) => {
    const value = place.valueOf(name);
    return value === undefined ? [] : [[name, value]];
  }));
}

function agencyOf(values: AgencySettings, source: string, place: SettingSource | undefined): Agency {
  const { agencyName: name, agencyDomainId: id, agencyDomainName } = values;
  if (!name) throw new SettingsError('agencyName', halfAnAgency(source, place));
  if (!id && !agencyDomainName) throw new SettingsError('agencyDomainName', noAgencyDomain(name, source, place));
  return {
    name,
    domain: id ? { id } : { name: agencyDomainName! },
    durationSeconds: secondsOf(values.agencyDuration, source),
    source,
  };
}

function secondsOf(written: string | undefined, source: string): number | undefined {
  if (written === undefined) return undefined;
  const seconds = Number(written);
  if (Number.isInteger(seconds) && seconds >= SECONDS.least && seconds <= SECONDS.most) return seconds;
  throw new SettingsError('agencyDuration', noDuration(written, source, SECONDS));
}

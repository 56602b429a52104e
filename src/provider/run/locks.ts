/** Within one process an instance belongs to one run at a time. A key names region, project and instance. */
export class InstanceLocks {
  private readonly owners = new Map<string, object>();

  /** Whether a run other than `owner` holds the instance. */
  public isHeldByOther(key: string, owner: object): boolean {
    const holder = this.owners.get(key);
    return holder !== undefined && holder !== owner;
  }

  /** Gives the instance to `owner`; false where another run holds it. */
  public acquire(key: string, owner: object): boolean {
    if (this.isHeldByOther(key, owner)) return false;
    this.owners.set(key, owner);
    return true;
  }

  /** Frees the instance, where `owner` holds it. */
  public release(key: string, owner: object): void {
    if (this.owners.get(key) === owner) this.owners.delete(key);
  }
}

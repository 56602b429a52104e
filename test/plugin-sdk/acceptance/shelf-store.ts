import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decimal, numberText, terraformNumber } from '../../../src/plugin-sdk/values/decimal';

/** What is on a shelf: one file for each thing, because Terraform starts the plugin anew for every step. */
export class ShelfStore<T extends { readonly id: string }> {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  public put(thing: T): T {
    const written = `${this.file(thing.id)}.${process.pid}`;
    writeFileSync(written, JSON.stringify(thing, writeExactly));
    renameSync(written, this.file(thing.id));
    return thing;
  }

  public get(id: string): T | undefined {
    return existsSync(this.file(id)) ? JSON.parse(readFileSync(this.file(id), 'utf8'), readExactly) : undefined;
  }

  public remove(id: string): void {
    rmSync(this.file(id), { force: true });
  }

  public get all(): readonly T[] {
    return readdirSync(this.folder).filter((file) => file.endsWith('.json')).map((file) =>
      this.get(file.slice(0, -'.json'.length))!,
    );
  }

  private file(id: string): string {
    return join(this.folder, `${id}.json`);
  }
}

function writeExactly(_: string, value: unknown): unknown {
  return typeof value === 'bigint' || value instanceof Decimal ? { exactly: numberText(value) } : value;
}

function readExactly(_: string, value: any): unknown {
  return typeof value?.exactly === 'string' ? terraformNumber(value.exactly) : value;
}

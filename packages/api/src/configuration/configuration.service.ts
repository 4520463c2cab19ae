import type { Database } from '../database/database.ts'
import type { ModuleRegistry } from '../module-contract/module-registry.ts'
import { SCHEMA_PATH } from './configuration-schema.ts'
import { toWholeFile } from './export-configuration.ts'
import { type ConfigurationSources, loadConfiguration } from './load-configuration.ts'
import { type ConfigurationFormat, printConfiguration } from './print-configuration.ts'
import { toDocument } from './to-document.ts'

export interface ConfigurationDependencies {
  database: Database
  modules: ModuleRegistry
  sources: ConfigurationSources
  publicUrl: string
}

/** The server's configuration as one file: given out, compared and applied. */
export class ConfigurationService {
  readonly #dependencies: ConfigurationDependencies

  constructor(dependencies: ConfigurationDependencies) {
    this.#dependencies = dependencies
  }

  async export(format: ConfigurationFormat): Promise<string> {
    const { database, modules, sources, publicUrl } = this.#dependencies
    const current = await database.transaction((tx) => loadConfiguration(tx, modules, sources), { synced: false })
    return printConfiguration(toDocument(toWholeFile(current)), { format, schemaUrl: toSchemaUrl(publicUrl) })
  }
}

const toSchemaUrl = (publicUrl: string): string => `${publicUrl.replace(/\/$/, '')}${SCHEMA_PATH}`

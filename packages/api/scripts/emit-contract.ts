import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runnerImport } from 'vite'

/** Writes schema.graphql, error-codes.json and configuration.schema.json from the code. */
const directory = join(import.meta.dirname, '..')
const { module } = await runnerImport<typeof import('./contract-values.ts')>(
  join(directory, 'scripts/contract-values.ts'),
  { root: directory, configFile: false, logLevel: 'error' },
)
writeFileSync(join(directory, 'schema.graphql'), module.contract.schema)
writeFileSync(join(directory, 'error-codes.json'), module.contract.errorCodes)
writeFileSync(join(directory, 'configuration.schema.json'), module.contract.configurationSchema)

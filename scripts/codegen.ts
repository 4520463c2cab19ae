import { join } from 'node:path'
import { ROOT, run } from './lib/build-parts.ts'
import { writeDuoBehaviorTable } from './lib/duo-behavior-table.ts'
import { documentRooms } from './walls/document-rooms.ts'

/**
 * `pnpm codegen` writes the schema, the error codes and the format of configuration files from the API's code, the types of
 * console and command from the schema, the table of Duo's behaviors from the titles of tests, and the table of rooms.
 */
await run(process.execPath, [join(ROOT, 'packages/api/scripts/emit-contract.ts')], join(ROOT, 'packages/api'))
await run(
  process.execPath,
  [join(ROOT, 'packages/console/node_modules/@graphql-codegen/cli/esm/bin.js'), '--config', 'codegen.ts'],
  join(ROOT, 'packages/console'),
)
await run(
  process.execPath,
  [join(ROOT, 'packages/cli/node_modules/@graphql-codegen/cli/esm/bin.js'), '--config', 'codegen.ts'],
  join(ROOT, 'packages/cli'),
)
try {
  writeDuoBehaviorTable()
  documentRooms()
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}

import { join } from 'node:path'
import { ROOT, run } from './lib/build-parts.ts'

/** `pnpm codegen`: the schema and the error codes from the API's code, the console's types from the schema. */
await run(process.execPath, [join(ROOT, 'packages/api/scripts/emit-contract.ts')], join(ROOT, 'packages/api'))
await run(process.execPath, [join(ROOT, 'packages/console/node_modules/@graphql-codegen/cli/esm/bin.js'), '--config', 'codegen.ts'], join(ROOT, 'packages/console'))

import { parseArgs } from 'node:util'
import { insertAuditEvent } from '../../audit/audit.statements.ts'
import { replaceMasterKey } from '../../config/data-key.ts'
import { adoptNextKeyFile, loadNextKeyFile, parseMasterKey } from '../../config/master-key-file.ts'
import type { ToolResult, ToolContext } from '../tool/context.ts'
import { ToolError } from '../tool/tool-error.ts'
import { withServerData } from '../tool/open-server-data.ts'

const NEW_KEY = 'SALLYPORT_NEW_MASTER_KEY'

/**
 * `rotate-key`: replaces the master key, beside a running server. With a key file it creates the new key. If the key
 * comes from the environment, the new one does as well.
 */
export async function rotateKey({ config, clock, args, env }: ToolContext): Promise<ToolResult> {
  parseArgs({ args, options: {} })
  const given = env[NEW_KEY]?.trim() || null
  if (config.masterKey !== null && given === null)
    throw new ToolError(
      'NO_NEW_MASTER_KEY',
      `The key comes from SALLYPORT_MASTER_KEY, so set the new one as ${NEW_KEY} (create one with: openssl rand -hex 32).`,
    )
  if (config.masterKey === null && given !== null)
    throw new ToolError(
      'WRONG_USE',
      `The key is in a file, so the new one is created automatically. Leave ${NEW_KEY} out.`,
    )
  if (given !== null && given === config.masterKey) throw new ToolError('WRONG_USE', `${NEW_KEY} is the current key.`)
  await withServerData(config, async ({ database, masterKey }) => {
    // On disk before the database takes it, so that after a crash one of the two files fits.
    await replaceMasterKey(
      database,
      masterKey,
      given === null ? loadNextKeyFile(config.dataDir) : parseMasterKey(given, NEW_KEY),
    )
    if (given === null) adoptNextKeyFile(config.dataDir)
    await database.transaction((tx) =>
      insertAuditEvent(tx, clock.now(), { type: 'master-key.replaced', outcome: 'SUCCESS', actor: null }),
    )
  })
  const next =
    given === null
      ? `The new key is in ${config.dataDir}/master.key. Copy it to all other nodes, and back it up apart from the database.`
      : `Set SALLYPORT_MASTER_KEY to the new key on every node, and back it up apart from the database.`
  return {
    result: { keyFile: given === null ? `${config.dataDir}/master.key` : null },
    lines: [
      'The master key was replaced. Running nodes continue; each needs the new key at its next start.',
      next,
      'Older backups need the old key.',
    ],
  }
}

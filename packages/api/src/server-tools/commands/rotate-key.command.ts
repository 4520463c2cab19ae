import { parseArgs } from 'node:util'
import { insertAuditEvent } from '../../audit/audit.statements.ts'
import { replaceMasterKey } from '../../config/data-key.ts'
import { adoptNextKeyFile, loadNextKeyFile, parseMasterKey } from '../../config/master-key-file.ts'
import type { CommandResult, MachineContext } from '../machine/command.ts'
import { MachineError } from '../machine/machine-error.ts'
import { withMachine } from '../machine/open-machine.ts'

const NEW_KEY = 'SALLYPORT_NEW_MASTER_KEY'

/**
 * `rotate-key`: puts a new master key in the place of the one that there is, beside a running server. With a key file it makes the new one;
 * where the environment has the key, it takes the new one from there too.
 */
export async function rotateKey({ config, clock, args, env }: MachineContext): Promise<CommandResult> {
  parseArgs({ args, options: {} })
  const given = env[NEW_KEY]?.trim() || null
  if (config.masterKey !== null && given === null)
    throw new MachineError(
      'NO_NEW_MASTER_KEY',
      `The key comes from SALLYPORT_MASTER_KEY, so give the new one as ${NEW_KEY} (make one with: openssl rand -hex 32).`,
    )
  if (config.masterKey === null && given !== null)
    throw new MachineError(
      'WRONG_USE',
      `The key is in a file here, and the new one is made by itself. Leave ${NEW_KEY} out.`,
    )
  if (given !== null && given === config.masterKey)
    throw new MachineError('WRONG_USE', `${NEW_KEY} is the key that there is already.`)
  await withMachine(config, async ({ database, masterKey }) => {
    // On disk before the database takes it: whatever happens in between, one of the two files fits.
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
      ? `The new key is in ${config.dataDir}/master.key. Copy it to every other node, and back it up apart from the database.`
      : `Put the new key into SALLYPORT_MASTER_KEY of every node, and back it up apart from the database.`
  return {
    result: { keyFile: given === null ? `${config.dataDir}/master.key` : null },
    lines: [
      'The master key is replaced. Nodes that run go on; the next start of each needs the new one.',
      next,
      'Backups that were made with the old key need the old key.',
    ],
  }
}

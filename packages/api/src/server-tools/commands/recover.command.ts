import { hostname, userInfo } from 'node:os'
import { parseArgs } from 'node:util'
import type { CommandResult, MachineContext } from '../machine/command.ts'
import { MachineError } from '../machine/machine-error.ts'
import { makeRecoveryCode } from './make-recovery-code.ts'
import { withMachine } from '../machine/open-machine.ts'

const DEFAULT_MINUTES = 15
const MAX_MINUTES = 24 * 60

/** `recover [--username NAME] [--minutes N] [--enable]` */
export async function recover({ config, clock, args }: MachineContext): Promise<CommandResult> {
  const { values } = parseArgs({
    args,
    options: { username: { type: 'string' }, minutes: { type: 'string' }, enable: { type: 'boolean', default: false } },
  })
  const minutes = Number(values.minutes ?? DEFAULT_MINUTES)
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > MAX_MINUTES)
    throw new MachineError('WRONG_USE', `--minutes must be a whole number from 1 to ${MAX_MINUTES}.`)
  const made = await withMachine(config, (machine) =>
    makeRecoveryCode(
      { ...machine, clock },
      {
        username: values.username ?? null,
        minutes,
        enable: values.enable,
        machineUser: `${findUserName()}@${hostname()}`,
      },
    ),
  )
  const url = `${config.publicUrl}/logon?accessType=recovery`
  const expiresAt = new Date(made.expiresAt).toISOString()
  return {
    result: { url, ...made, expiresAt },
    lines: [
      ...(made.enabled ? [`${made.username} is enabled now.`] : []),
      ...(made.madeAdministrator ? [`${made.username} is an administrator now.`] : []),
      `Log on at  ${url}`,
      `Username   ${made.username}`,
      `Code       ${made.code}`,
      `Good once, until ${expiresAt}. All administrators are told of it on the overview.`,
    ],
  }
}

function findUserName(): string {
  try {
    return userInfo().username
  } catch {
    // A container's user may have no name.
    return `uid ${process.getuid?.() ?? 'unknown'}`
  }
}

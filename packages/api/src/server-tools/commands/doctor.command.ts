import type { CommandResult, MachineContext } from '../machine/command.ts'
import { checkDatabase } from '../doctor/check-database.ts'
import { checkEnvironment } from '../doctor/check-environment.ts'
import { checkServer } from '../doctor/check-server.ts'
import type { Finding } from '../doctor/finding.ts'

const MARKS = { ok: 'ok      ', warning: 'warning ', failed: 'FAILED  ' }

/** `doctor`: looks at everything that keeps the server from working, and changes nothing. */
export async function doctor({ config, clock }: MachineContext): Promise<CommandResult> {
  const findings: Finding[] = [
    ...checkEnvironment(config),
    ...(await checkServer(config, clock)),
    ...(await checkDatabase(config, clock)),
  ]
  const worst = findings.some(({ state }) => state === 'failed')
    ? 2
    : findings.some(({ state }) => state === 'warning')
      ? 1
      : 0
  return {
    result: { state: ['ok', 'warning', 'failed'][worst], findings },
    lines: findings.map(
      ({ state, name, message, advice }) => `${MARKS[state]}${name}: ${message}${advice ? ` ${advice}` : ''}`,
    ),
    exitCode: worst,
  }
}

import type { ToolResult, ToolContext } from '../tool/context.ts'
import { checkDatabase } from '../doctor/check-database.ts'
import { checkEnvironment } from '../doctor/check-environment.ts'
import { checkServer } from '../doctor/check-server.ts'
import type { Finding } from '../doctor/finding.ts'

const MARKS = { ok: 'ok      ', warning: 'warning ', failed: 'FAILED  ' }

/** `doctor`: checks everything that the server needs to work. It changes nothing. */
export async function doctor({ config, clock }: ToolContext): Promise<ToolResult> {
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
      ({ state, name, message, hint }) => `${MARKS[state]}${name}: ${message}${hint ? ` ${hint}` : ''}`,
    ),
    exitCode: worst,
  }
}

import { hostname, userInfo } from 'node:os'
import { parseArgs } from 'node:util'
import type { ToolResult, ToolContext } from '../tool/context.ts'
import { ToolError } from '../tool/tool-error.ts'
import { issueRecoveryCode } from './issue-recovery-code.ts'
import { withServerData } from '../tool/open-server-data.ts'

const DEFAULT_MINUTES = 15
const MAX_MINUTES = 24 * 60

/** `recover [--username NAME] [--minutes N] [--enable]` */
export async function recover({ config, clock, args }: ToolContext): Promise<ToolResult> {
  const { values } = parseArgs({
    args,
    options: { username: { type: 'string' }, minutes: { type: 'string' }, enable: { type: 'boolean', default: false } },
  })
  const minutes = Number(values.minutes ?? DEFAULT_MINUTES)
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > MAX_MINUTES)
    throw new ToolError('WRONG_USE', `--minutes must be a whole number from 1 to ${MAX_MINUTES}.`)
  const made = await withServerData(config, (data) =>
    issueRecoveryCode(
      { ...data, clock },
      {
        username: values.username ?? null,
        minutes,
        enable: values.enable,
        systemUser: `${findUserName()}@${hostname()}`,
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
      `Valid once, until ${expiresAt}. The overview reports it to all administrators.`,
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

import type { DuoSimulator } from '@sallyport/duo-simulator'
import type { ServiceCondition } from '../../src/module-contract/step-forecast.ts'
import type { Client, LogonView } from '../support/client.ts'

export interface Player {
  username: string
  password: string
  /** The name at Duo. */
  duoName: string
  condition: ServiceCondition
  enrollmentCode: string | null
}

/** What became of a logon, as somebody in front of it sees it. */
export interface Played {
  logonId: string
  prompts: string[]
  passes: boolean
  /** Of a logon that stays where it is; of one that ended, the audit log tells. */
  stuckAt: number | null
  code: string | null
}

const MOST_MOVES = 30

/** Does at every prompt what the person would do under the condition, until the logon is over or they can't go on. */
export async function playLogon(
  control: DuoSimulator['control'],
  client: Client,
  started: LogonView,
  player: Player,
): Promise<Played> {
  const prompts: string[] = []
  let [position, shown] = [0, '']
  let logon = started
  const stop = (passes: boolean, stuckAt: number | null, code: string | null): Played => ({
    logonId: started.id,
    prompts,
    passes,
    stuckAt,
    code,
  })
  for (let move = 0; move < MOST_MOVES; move++) {
    if (logon.__typename === 'LogonCompleted') return stop(true, null, null)
    if (logon.__typename === 'LogonDenied') return stop(false, null, logon.problem!.code)
    if (logon.__typename === 'LogonReady') {
      logon = await client.finishLogon(logon.token)
      continue
    }
    if (logon.position !== position || logon.prompt.__typename !== shown) {
      ;[position, shown] = [logon.position, logon.prompt.__typename]
      // Back at the choice after a request that came to nothing is not another prompt on the way.
      if (!GIVEN_UP.has(logon.problem?.code ?? '')) prompts.push(shown)
    }
    if (logon.problem && GIVEN_UP.has(logon.problem.code)) {
      await client.cancelLogon(logon.token)
      return stop(false, position, logon.problem.code)
    }
    const next = await act(control, client, logon, player)
    if (!next) {
      await client.cancelLogon(logon.token)
      return stop(false, position, null)
    }
    logon = next
  }
  throw new Error(`No end after ${MOST_MOVES} moves: ${prompts.join(', ')}`)
}

const GIVEN_UP = new Set([
  'PASSWORD_INCORRECT',
  'DUO_TIMEOUT',
  'DUO_ENROLLMENT_CODE_INCORRECT',
  'DUO_FACTOR_UNAVAILABLE',
])

async function act(
  control: DuoSimulator['control'],
  client: Client,
  logon: LogonView,
  player: Player,
): Promise<LogonView | null> {
  const { token, prompt } = logon
  switch (prompt.__typename) {
    case 'PasswordPrompt':
      return client.submitStep(token, {
        password: prompt['asksUsername']
          ? { username: player.username, password: player.password }
          : { password: player.password },
      })
    case 'NewPasswordPrompt':
      player.password = `a new password of ${player.username}`
      return client.submitStep(token, { newPassword: { newPassword: player.password } })
    case 'DuoEnrollmentCodePrompt':
      return client.submitStep(token, { duo: { enrollmentCode: player.enrollmentCode ?? 'AAAA-BBBB-CCCC' } })
    case 'DuoEnrollmentPrompt': {
      if (player.condition === 'device-lost') return null
      if (prompt['activationCode']) control.activate(prompt['activationCode'], 'Pixel')
      else enrollAtPortal(control, player.duoName)
      return moved(client, token)
    }
    case 'DuoChoicePrompt': {
      const device = (prompt['devices'] as { id: string; factors: string[] }[]).find(({ factors }) =>
        factors.includes('PUSH'),
      )
      return device ? client.submitStep(token, { duo: { push: { device: device.id } } }) : null
    }
    case 'DuoWaitPrompt': {
      // Nothing reaches the phone, or anybody.
      if (player.condition === 'device-lost') return null
      const { txid } = await control.waitForPush(player.duoName, 120_000)
      control.decide(txid, {
        decision: DECISIONS[player.condition] ?? 'approve',
        ...(prompt['verificationCode'] && { verificationCode: prompt['verificationCode'] }),
      })
      return moved(client, token)
    }
    case 'DuoUniversalPrompt': {
      if (player.condition === 'no-answer' || player.condition === 'device-lost') return null
      if (player.condition === 'unknown-user') enrollAtPortal(control, player.duoName)
      const { searchParams } = new URL(
        control.answerPrompt(prompt['redirectUrl'], UNIVERSAL_DECISIONS[player.condition] ?? 'approve'),
      )
      return client.submitStep(token, {
        duoUniversal: {
          state: searchParams.get('state'),
          code: searchParams.get('duo_code'),
          error: searchParams.get('error'),
        },
      })
    }
    default:
      throw new Error(`Nobody knows what to do at ${prompt.__typename}`)
  }
}

const DECISIONS: Partial<Record<ServiceCondition, 'deny' | 'fraud' | 'timeout'>> = {
  denies: 'deny',
  'reports-fraud': 'fraud',
  'no-answer': 'timeout',
}
/** Duo's page tells a disabled user's browser the same as one whose owner has declined. */
const UNIVERSAL_DECISIONS: Partial<Record<ServiceCondition, 'deny' | 'fraud'>> = {
  denies: 'deny',
  refuses: 'deny',
  'reports-fraud': 'fraud',
}

/** What somebody does on Duo's own page; nothing where they have done it already. */
function enrollAtPortal(control: DuoSimulator['control'], username: string): void {
  if (!isKnown(control, username)) control.createUser(username)
  if (control.user(username).devices.length === 0)
    control.createDevice(username, { type: 'phone', name: 'Pixel', number: '+15550100', activated: true })
}

function isKnown(control: DuoSimulator['control'], username: string): boolean {
  try {
    return control.user(username) !== null
  } catch {
    return false
  }
}

async function moved(client: Client, token: string): Promise<LogonView> {
  for (let attempt = 0; attempt < 12; attempt++) {
    const next = await client.readLogon(token, 15)
    if (next.token !== token) return next
  }
  throw new Error('The logon never moved')
}

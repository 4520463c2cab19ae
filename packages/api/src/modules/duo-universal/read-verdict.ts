import { toPlainText } from '../../lib/foreign-text.ts'

/** What Duo says about how the prompt ended. */
export interface Verdict {
  verdict: 'allow' | 'deny' | 'fraud'
  /** Whether Duo let the user in without asking: by status, policy or network. */
  isUnasked: boolean
  /** Whether Duo remembered the browser. */
  isRemembered: boolean
  /** Duo's words, made fit to be shown: `duo_push`, `Pixel`, `user_approved`. */
  factor: string
  device: string | null
  reason: string
  /** Duo's id of the user, where it tells one. */
  duoUserId: string | null
}

const DUO_USER_ID = /^DU[A-Z0-9]{18}$/u
/** Duo's names for what stands in for a factor that nobody was asked for (Duo's authentication log, field `reason`). */
const UNASKED_REASONS = new Set([
  'bypass_user',
  'allow_unenrolled_user',
  'allow_unenrolled_user_on_trusted_network',
  'trusted_network',
  'trusted_location',
  'allowed_by_policy',
])
const UNASKED_FACTORS = new Set(['not_available', 'trusted_network', ''])

/**
 * Reads the id token's own claims. NOTE Duo's client checks the signer, the audience and the subject, and not the content: a refusal is
 * as valid a token as a confirmation. Anything but a plain "allow" is no.
 */
export function readVerdict(token: unknown): Verdict {
  const result = toRecord(toRecord(token)['auth_result'])
  const context = toRecord(toRecord(token)['auth_context'])
  const factor = toText(context['factor'])
  const reason = toText(context['reason'])
  const isFraud = result['status'] === 'fraud' || context['result'] === 'fraud'
  const key = toRecord(context['user'])['key']
  return {
    verdict: isFraud ? 'fraud' : result['result'] === 'allow' && context['result'] !== 'denied' ? 'allow' : 'deny',
    isRemembered: reason === 'remembered_device' || factor === 'remembered_device',
    isUnasked:
      result['status'] === 'bypass'
        ? factor !== 'bypass_code'
        : UNASKED_REASONS.has(reason) || UNASKED_FACTORS.has(factor),
    factor,
    device: toText(toRecord(context['auth_device'])['name']) || null,
    reason,
    duoUserId: typeof key === 'string' && DUO_USER_ID.test(key) ? key : null,
  }
}

const toRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
const toText = (value: unknown): string => (typeof value === 'string' ? toPlainText(value, 60) : '')

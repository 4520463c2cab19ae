import type { StepBehavior } from '../../module-contract/step-behavior.ts'
import { isNameOfAnother, toClaimedName, toExternalName } from '../../module-contract/external-name.ts'
import type { AuditDetail } from '../../module-contract/step-outcome.ts'
import { PromptFieldKind, toPromptField } from '../../module-contract/step-prompt.type.ts'
import { mayFailOpen } from '../duo-account/may-fail-open.ts'
import { equalInConstantTime } from '../../lib/constant-time.ts'
import { randomToken } from '../../lib/random.ts'
import type { UniversalStepCode } from './duo-universal.errors.ts'
import type { UniversalLimits } from './duo-universal.limits.ts'
import type { UniversalContext, UniversalOutcome, UniversalState } from './duo-universal.state.ts'
import { type DuoUniversalAnswer, DuoUniversalPrompt } from './duo-universal.type.ts'
import { readVerdict, type Verdict } from './read-verdict.ts'
import { toApplication } from './to-application.ts'
import { UniversalCallError } from './universal-call-error.ts'
import type { Outages, UniversalClient } from './universal-client.ts'

export interface UniversalStepDependencies {
  client: UniversalClient
  outages: Outages
  limits: UniversalLimits
}

/** Sends the browser to Duo and receives it again. Each redirect is good for one return, whatever its result. */
export class DuoUniversalStep implements StepBehavior<UniversalState, DuoUniversalAnswer> {
  constructor(private readonly dependencies: UniversalStepDependencies) {}

  async begin(context: UniversalContext): Promise<UniversalOutcome> {
    const { client, outages, limits } = this.dependencies
    if (await isNameOfAnother(context))
      return { ...deny('DUO_UNIVERSAL_NAME_CONFLICT'), alarm: { kind: 'identity-conflict' } }
    try {
      const application = toApplication(context)
      if (await outages.isAway(application.apiHostname))
        throw new UniversalCallError('unreachable', 'Duo is known to be away', { isOutage: true })
      await client.checkHealth(application, limits.firstContactMs)
    } catch (error) {
      return toFailedOpen(context, error) ?? toDenied(error)
    }
    return this.#start(context, null)
  }

  async answer(
    context: UniversalContext,
    state: UniversalState,
    answer: DuoUniversalAnswer,
  ): Promise<UniversalOutcome> {
    if (answer.startAgain) return this.#start(context, null)
    if (!answer.state && !answer.code && !answer.error)
      return { kind: 'rejected', code: 'DUO_UNIVERSAL_ANSWER_MISSING' satisfies UniversalStepCode }
    if (context.now() > state.expiresAt) return this.#start(context, 'DUO_UNIVERSAL_EXPIRED')
    if (!equalInConstantTime(answer.state ?? '', state.state)) return this.#start(context, 'DUO_UNIVERSAL_STATE_WRONG')
    if (!answer.code) return this.#start(context, 'DUO_UNIVERSAL_CANCELLED')
    try {
      const token = await this.dependencies.client.exchange(toApplication(context), {
        code: answer.code,
        username: state.username,
        nonce: state.nonce,
      })
      return await toOutcome(context, readVerdict(token))
    } catch (error) {
      if (error instanceof UniversalCallError && error.kind === 'code-refused')
        return this.#start(context, 'DUO_UNIVERSAL_CODE_REFUSED')
      return toDenied(error)
    }
  }

  toPrompt({ state, redirectUrl, expiresAt }: UniversalState): DuoUniversalPrompt {
    return Object.assign(new DuoUniversalPrompt(), {
      module: 'duo-universal',
      title: 'Confirm with Duo',
      fields: [
        toPromptField({
          name: 'continue',
          kind: PromptFieldKind.LINK,
          label: 'Continue to Duo',
          required: false,
          value: redirectUrl,
        }),
        toPromptField({
          name: 'state',
          kind: PromptFieldKind.TEXT,
          label: '“state” of the address that Duo sends you back to',
          required: true,
        }),
        toPromptField({
          name: 'code',
          kind: PromptFieldKind.TEXT,
          label: '“duo_code” of that address',
          required: true,
        }),
      ],
      pollAfterMs: null,
      redirectUrl,
      state,
      expiresAt: new Date(expiresAt),
    })
  }

  fromFields(fields: ReadonlyMap<string, string>): DuoUniversalAnswer | null {
    const [state, code, error] = ['state', 'code', 'error'].map((name) => fields.get(name) ?? null)
    return state === null && code === null && error === null ? null : { state, code, error }
  }

  /** Another way to Duo and back; what the one before comes back with is void. */
  async #start(context: UniversalContext, problem: UniversalStepCode | null): Promise<UniversalOutcome> {
    const { client, limits } = this.dependencies
    const taken = await context.usage.take(toStartsKey(context), limits.starts)
    if (!taken.allowed) return { ...deny('DUO_UNIVERSAL_TOO_MANY_STARTS'), retryAt: taken.retryAt }
    try {
      const [state, nonce, username] = [randomToken(), randomToken(), toExternalName(context)]
      if (username === '') return deny('DUO_UNIVERSAL_NO_NAME')
      const redirectUrl = await client.createAuthUrl(toApplication(context), { username, state, nonce })
      const next: UniversalState = {
        state,
        nonce,
        username,
        redirectUrl,
        expiresAt: Math.min(context.now() + limits.promptLifeMs, context.expiresAt),
      }
      return problem === null ? { kind: 'prompt', state: next } : { kind: 'rejected', code: problem, state: next }
    } catch (error) {
      return toDenied(error)
    }
  }
}

const toStartsKey = ({ user }: UniversalContext): string => `duo-universal-starts:${user!.id}`
const deny = (code: UniversalStepCode, detail?: AuditDetail): Extract<UniversalOutcome, { kind: 'denied' }> => ({
  kind: 'denied',
  code,
  ...(detail && { detail }),
})

async function toOutcome(context: UniversalContext, verdict: Verdict): Promise<UniversalOutcome> {
  const detail: AuditDetail = { factor: verdict.factor, device: verdict.device, reason: verdict.reason }
  if (verdict.verdict === 'fraud') return { ...deny('DUO_UNIVERSAL_FRAUD', detail), alarm: { kind: 'fraud', detail } }
  if (verdict.verdict === 'deny') return deny('DUO_UNIVERSAL_DENIED', detail)
  const { enrollment, settings } = context
  const scope = settings.apiHostname.toLowerCase()
  const known = enrollment?.scope === scope ? enrollment.externalId : null
  // Duo's own id of the user has changed under the same name: somebody else has the name there now.
  if (known !== null && verdict.duoUserId !== null && verdict.duoUserId !== known)
    return { ...deny('DUO_UNIVERSAL_NAME_CONFLICT', detail), alarm: { kind: 'identity-conflict', detail } }
  if (verdict.isUnasked && !verdict.isRemembered && context.options.bypass !== 'accept')
    return deny('DUO_UNIVERSAL_BYPASS_REFUSED', detail)
  await context.usage.release(toStartsKey(context), context.logonId, [toStartsKey(context)])
  const claimedName = toClaimedName(context)
  return {
    kind: 'passed',
    method: toMethod(verdict),
    detail,
    ...(verdict.isRemembered
      ? { exception: 'REMEMBERED' as const }
      : verdict.isUnasked && { exception: 'BYPASSED' as const }),
    ...(known === null && verdict.duoUserId !== null && { enrollment: { externalId: verdict.duoUserId, scope } }),
    ...(claimedName !== null && { claimedName }),
  }
}

function toMethod({ factor, device, isUnasked, isRemembered }: Verdict): string {
  if (isRemembered) return 'browser remembered by Duo'
  if (isUnasked) return 'bypass by Duo'
  return `Duo Universal Prompt (${factor.replaceAll('_', ' ')}${device ? `, ${device}` : ''})`
}

/** The one way past an unreachable Duo: only where the step was explicitly told to, only when nobody was there, and only before the browser was sent away. */
function toFailedOpen(context: UniversalContext, error: unknown): UniversalOutcome | null {
  if (!(error instanceof UniversalCallError) || !error.isOutage) return null
  if (!mayFailOpen(context, ['duo', 'duo-universal'])) return null
  const detail = { reason: error.message, kind: error.kind }
  return {
    kind: 'passed',
    method: 'without Duo, which could not be reached',
    exception: 'FAILED_OPEN',
    alarm: { kind: 'failed-open', detail },
    detail,
  }
}

/** Fails closed: whatever kept Duo from giving its word, the answer is no. Anything but a failed call is thrown on. */
function toDenied(error: unknown): UniversalOutcome {
  if (!(error instanceof UniversalCallError)) throw error
  const detail: AuditDetail = { reason: error.message, kind: error.kind }
  switch (error.kind) {
    case 'unreachable':
    case 'rate-limited':
    case 'garbage':
      return deny('DUO_UNIVERSAL_UNREACHABLE', detail)
    case 'untrusted':
      return {
        ...deny('DUO_UNIVERSAL_ANSWER_INVALID', detail),
        ...(error.isOtherUser && { alarm: { kind: 'identity-conflict' as const, detail } }),
      }
    default:
      return deny('DUO_UNIVERSAL_MISCONFIGURED', detail)
  }
}

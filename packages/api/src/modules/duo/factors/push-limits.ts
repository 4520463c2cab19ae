import type { DuoContext } from './duo-state.ts'
import { getUser } from './identity.ts'
import type { DuoLimits } from '../client/client-limits.ts'

type Permission = { allowed: true } | { allowed: false; retryAt: number }

const toOpenKey = (userId: string): string => `duo-push:${userId}`
const toCountKeys = (userId: string): [string, string] => [`duo-push-short:${userId}`, `duo-push-long:${userId}`]

/**
 * Asked before a push or a call is sent: one that is open per user over all logons and nodes, so that an approval can't be
 * meant for another logon than the one it counts for, and a limited number since the user last got in.
 */
export async function takePush(limits: DuoLimits, context: DuoContext): Promise<Permission> {
  const { id } = getUser(context)
  const [shortKey, longKey] = toCountKeys(id)
  return context.usage.holdAndTake(
    { key: toOpenKey(id), holder: context.logonId, untilMs: context.now() + limits.pushLifeMs },
    [
      { key: shortKey, ...limits.pushesShort },
      { key: longKey, ...limits.pushesLong },
    ],
  )
}

export async function takeMessage(limits: DuoLimits, context: DuoContext): Promise<Permission> {
  return context.usage.take(`duo-sms:${getUser(context).id}`, limits.messages)
}

/** The open push or call has come to an end. */
export async function releasePush(context: DuoContext): Promise<void> {
  await context.usage.release(toOpenKey(getUser(context).id), context.logonId)
}

/** The user got in: nothing is open, and everything sent before was intended. */
export async function forgetPushes(context: DuoContext): Promise<void> {
  const { id } = getUser(context)
  await context.usage.release(toOpenKey(id), context.logonId, toCountKeys(id))
}

/** The logon was given up: another may send a push as soon as this one could have, not only when the open one has lapsed. */
export async function shortenHold(context: DuoContext, resendAt: number): Promise<void> {
  await context.usage.hold(toOpenKey(getUser(context).id), context.logonId, resendAt)
}

import type { DuoContext } from './duo-state.ts'

/** Duo's token is good for one application only: with another one it is not even shown to Duo. */
interface Remembered {
  integrationKey: string
  token: string
}

export function readRemembered(context: DuoContext): Remembered | 'unusable' | null {
  if (context.remembered === null) return null
  try {
    const { integrationKey, token } = JSON.parse(context.remembered) as Partial<Remembered>
    if (integrationKey === context.settings.integrationKey && typeof token === 'string')
      return { integrationKey, token }
  } catch {
    // Falls through: whatever it was, it is nothing to show Duo.
  }
  return 'unusable'
}

export const toRemembered = (context: DuoContext, token: string): string =>
  JSON.stringify({ integrationKey: context.settings.integrationKey, token } satisfies Partial<Remembered>)

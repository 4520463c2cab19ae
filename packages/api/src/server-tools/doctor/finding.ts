/** What was found about one thing, and what to do about it. */
export interface Finding {
  name: string
  state: 'ok' | 'warning' | 'failed'
  message: string
  advice: string | null
}

export const ok = (name: string, message: string): Finding => ({ name, state: 'ok', message, advice: null })
export const warning = (name: string, message: string, advice: string): Finding => ({
  name,
  state: 'warning',
  message,
  advice,
})
export const failed = (name: string, message: string, advice: string): Finding => ({
  name,
  state: 'failed',
  message,
  advice,
})

/** The result of one check, with a hint on the fix. */
export interface Finding {
  name: string
  state: 'ok' | 'warning' | 'failed'
  message: string
  hint: string | null
}

export const ok = (name: string, message: string): Finding => ({ name, state: 'ok', message, hint: null })
export const warning = (name: string, message: string, hint: string): Finding => ({
  name,
  state: 'warning',
  message,
  hint,
})
export const failed = (name: string, message: string, hint: string): Finding => ({
  name,
  state: 'failed',
  message,
  hint,
})

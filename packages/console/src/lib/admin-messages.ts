/** What happened and what to do next, for each stable code that the dashboard and the administration can meet. */
export const ADMIN_MESSAGES: Readonly<Record<string, { message: string; advice: string | null }>> = {
  UNAUTHENTICATED: { message: 'Your session has ended.', advice: 'Log on again to go on.' },
  FORBIDDEN: { message: 'You may not do this.', advice: 'Ask an administrator for a role that allows it.' },
  BAD_USER_INPUT: { message: 'The server did not accept what was sent.', advice: 'Check what you entered and try again.' },
  NOT_FOUND: { message: 'This no longer exists.', advice: 'Somebody may have removed it. Reload the page to see what is there now.' },
  RATE_LIMITED: { message: 'Too many requests in a short time.', advice: 'Wait a moment, then try again.' },
  INTERNAL: { message: 'Something went wrong on the server.', advice: 'Try again. If it stays, look the reference up in the audit log.' },
  CONFLICT: { message: 'Somebody else has changed this meanwhile.', advice: 'Reload to see their change, then make yours again.' },
  NETWORK: { message: 'The server can’t be reached.', advice: 'Check your connection, then try again.' },
  SERVER_UNAVAILABLE: { message: 'The server could not answer.', advice: 'It may be starting. Try again in a moment.' },
}

/** Falls back to the server's own words, which are fit to be shown. */
export function describeCode(code: string, serverMessage?: string): { message: string; advice: string | null } {
  const known = Object.hasOwn(ADMIN_MESSAGES, code) ? ADMIN_MESSAGES[code] : undefined
  // The server knows what exactly was wrong with an input or what is missing; our words would only blur it.
  if (known && serverMessage && (code === 'BAD_USER_INPUT' || code === 'NOT_FOUND')) return { message: serverMessage, advice: known.advice }
  if (known) return known
  return { message: serverMessage || 'Something went wrong.', advice: null }
}

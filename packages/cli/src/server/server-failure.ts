import { CommandError } from '../lib/command-error.ts'
import { EXIT_CODE } from '../lib/exit-code.ts'
import type { GraphqlError } from './graphql-response.ts'

const MAX_RETRY_WAIT_MS = 60_000

const HINTS = {
  none: ' Set SALLYPORT_TOKEN to an API token, or run "sallyport logon --token-file FILE" and give that file to this command.',
  stale: ' The token has expired or was revoked. Get a new one, or run "sallyport logon" again.',
  reauthenticate: ' Run "sallyport logon" again, or use an API token, which needs no recent logon.',
}

/** Converts an error of the server; `isAuthorized` says whether a token was sent. */
export function toServerFailure({ message, extensions }: GraphqlError, isAuthorized: boolean): CommandError {
  const code = typeof extensions?.code === 'string' ? extensions.code : 'INTERNAL'
  const text = typeof message === 'string' ? message : 'The server refused.'
  const reference = typeof extensions?.reference === 'string' ? extensions.reference : null
  const hint =
    code === 'UNAUTHENTICATED'
      ? HINTS[isAuthorized ? 'stale' : 'none']
      : code === 'REAUTH_REQUIRED'
        ? HINTS.reauthenticate
        : ''
  return new CommandError(code, `${text}${hint}`, undefined, reference === null ? {} : { reference })
}

/** Returns how long to wait before the next try, or null if that is too long. */
export function toRetryWaitMs(retryAt: unknown): number | null {
  const at = typeof retryAt === 'string' ? Date.parse(retryAt) : NaN
  const waitMs = Number.isNaN(at) ? 1_000 : at - Date.now() + 100
  return waitMs > MAX_RETRY_WAIT_MS ? null : Math.max(100, waitMs)
}

/** Converts an error of `fetch`. */
export const toUnreachable = (url: string, error: unknown): CommandError =>
  new CommandError(
    'SERVER_UNREACHABLE',
    `${url} can’t be reached: ${toReason(error)} Check --server or SALLYPORT_URL.`,
    EXIT_CODE.UNREACHABLE,
  )

function toReason(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string; message?: string } }
  if (name === 'TimeoutError') return 'it does not respond.'
  const code = cause?.code ?? ''
  if (code === 'ECONNREFUSED') return 'the connection was refused.'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'its name could not be resolved.'
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(code))
    return `its certificate is not trusted (${code}). Set NODE_EXTRA_CA_CERTS to the file of your certificate authority.`
  if (cause?.message === 'unexpected redirect') return 'it redirects requests, which is not followed.'
  return `${code || 'the connection was lost'}.`
}

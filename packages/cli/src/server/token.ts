import { stat } from 'node:fs/promises'
import { wrongUse } from '../lib/command-error.ts'
import { readWholeFile } from '../lib/read-whole-file.ts'

const MAX_TOKEN_BYTES = 4_096
/** Characters of a bearer token (RFC 6750 §2.1). */
const TOKEN = /^[A-Za-z0-9\-._~+/]+=*$/

/** Reads the token for requests from a file or the environment; never from an argument, which `ps` shows to every user. */
export async function findToken({
  tokenFile,
  env,
  warn,
}: {
  tokenFile: string | undefined
  env: NodeJS.ProcessEnv
  warn: (text: string) => void
}): Promise<string | null> {
  const token = tokenFile === undefined ? env['SALLYPORT_TOKEN']?.trim() : await readTokenFile(tokenFile, warn)
  if (!token) return null
  if (!TOKEN.test(token))
    throw wrongUse(
      tokenFile === undefined ? 'SALLYPORT_TOKEN is not a token.' : `${tokenFile} does not contain a token.`,
    )
  return token
}

async function readTokenFile(path: string, warn: (text: string) => void): Promise<string> {
  const token = (await readWholeFile(path, { maxBytes: MAX_TOKEN_BYTES })).trim()
  if (token === '') throw wrongUse(`${path} is empty. Log on again with "sallyport logon --token-file ${path}".`)
  const { mode } = await stat(path)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    warn(`Other users on this machine can read ${path}. Protect it with "chmod 600 ${path}".`)
  return token
}

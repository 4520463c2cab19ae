import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { wrongUse } from '../lib/command-error.ts'
import { readWholeFile } from '../lib/read-whole-file.ts'
import { listReferences } from './list-references.ts'

const MAX_DOCUMENT_BYTES = 256_000 // the server's limit
const MAX_SECRET_BYTES = 16_384

export interface ReadConfiguration {
  document: string
  secrets: { reference: string; value: string }[]
  /** References without a value on this machine. The server may know their secrets already. */
  missing: string[]
}

/** Reads a configuration and resolves its references on this machine. File paths are relative to the document. */
export async function readConfiguration(
  path: string,
  { env, cwd }: { env: NodeJS.ProcessEnv; cwd: string },
): Promise<ReadConfiguration> {
  const file = resolve(cwd, path)
  const document = await readWholeFile(file, { maxBytes: MAX_DOCUMENT_BYTES })
  const secrets: ReadConfiguration['secrets'] = []
  const missing: string[] = []
  for (const { reference, kind, name } of listReferences(document)) {
    const value = kind === 'env' ? env[name] : await readSecretFile(resolve(dirname(file), name))
    if (value) secrets.push({ reference, value })
    else missing.push(reference)
  }
  return { document, secrets, missing }
}

/** The line end that an editor or `echo` adds is not part of the secret. */
async function readSecretFile(path: string): Promise<string | null> {
  try {
    const text = await readFile(path, 'utf8')
    if (Buffer.byteLength(text) > MAX_SECRET_BYTES) throw wrongUse(`${path} is too large for a secret.`)
    return text.replace(/\r?\n$/, '')
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'ENOENT') return null
    if (code === 'EACCES' || code === 'EISDIR') throw wrongUse(`${path} can’t be read by this user.`)
    throw error
  }
}

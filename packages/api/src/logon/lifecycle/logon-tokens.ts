import { equalInConstantTime } from '../../lib/constant-time.ts'
import type { MasterKey } from '../../lib/master-key.ts'

/** A token names a logon and one of its states; only this server can have made it. */
export interface ParsedLogonToken {
  logonId: string
  revision: number
}

const FORM = /^(lgn_[0-9a-z]{20})\.([1-9][0-9]{0,8})\.([A-Za-z0-9_-]{43})$/

/** Mints and reads the tokens of a logon's states. They carry a 256-bit MAC, so no table of them is needed. */
export class LogonTokens {
  constructor(private readonly masterKey: MasterKey) {}

  mint(logonId: string, revision: number): string {
    return `${logonId}.${revision}.${this.#sign(logonId, revision)}`
  }

  /** Null for anything that this server has not made. */
  parse(rawToken: string): ParsedLogonToken | null {
    const match = rawToken.length <= 100 ? FORM.exec(rawToken) : null
    if (!match) return null
    const [, logonId, revisionText, signature] = match as unknown as [string, string, string, string]
    const revision = Number(revisionText)
    return equalInConstantTime(signature, this.#sign(logonId, revision)) ? { logonId, revision } : null
  }

  #sign(logonId: string, revision: number): string {
    return this.masterKey.hash('logon-token', `${logonId}.${revision}`)
  }
}

import type { Database } from '../../database/database.ts'
import type { BrowserBindings } from '../browser/browser-bindings.ts'
import { LogonNotFoundError } from '../logon.errors.ts'
import type { LogonRow } from '../store/logon-row.ts'
import { findLogon } from '../store/logon.statements.ts'
import type { Caller } from './caller.ts'
import type { LogonTokens, ParsedLogonToken } from './logon-tokens.ts'

export interface LogonReaderOptions {
  database: Database
  tokens: LogonTokens
  bindings: BrowserBindings
}

/** Finds logons for those who may see them. */
export class LogonReader {
  constructor(private readonly options: LogonReaderOptions) {}

  async read(rawToken: string, caller: Caller): Promise<{ row: LogonRow; token: ParsedLogonToken }> {
    const token = this.options.tokens.parse(rawToken)
    if (!token) throw new LogonNotFoundError('malformed')
    return { row: await this.getBound(token.logonId, caller), token }
  }

  /** NOTE an unknown logon and another browser's look alike. */
  async getBound(logonId: string, { logonCookie }: Caller): Promise<LogonRow> {
    const row = await this.get(logonId)
    if (row.browser_binding !== null && !this.options.bindings.matches(row.browser_binding, logonCookie))
      throw new LogonNotFoundError('other-browser')
    return row
  }

  /** For a caller who has been let see the logon already. */
  async get(logonId: string): Promise<LogonRow> {
    const row = await findLogon(this.options.database.sql, logonId)
    if (!row) throw new LogonNotFoundError('unknown')
    return row
  }
}

import type { ErrorCode } from '@sallyport/shared/error-code'
import type { Clock } from '../lib/clock.ts'
import type { MasterKey } from '../lib/master-key.ts'
import type { ModuleRegistry } from '../module-contract/module-registry.ts'
import { LogonProblem } from '../module-contract/step-prompt.type.ts'
import type { SchemeReader } from '../schemes/versions/scheme-reader.ts'
import type { LogonResult } from './logon-engine.ts'
import type { StoredProblem } from './logon-flow.ts'
import type { LogonStore } from './logon-store.ts'
import type { LogonTokens } from './logon-token.ts'
import type { LogonRow } from './logon.statements.ts'
import { type Logon, LogonCompleted, LogonDenied, LogonReady, LogonStep } from './logon.type.ts'

export interface LogonPresenterOptions {
  schemes: SchemeReader
  modules: ModuleRegistry
  store: LogonStore
  tokens: LogonTokens
  masterKey: MasterKey
  clock: Clock
  codes: readonly ErrorCode[]
}

/** Makes of a stored logon what clients see. Pure reading: any number of readers, on any node. */
export class LogonPresenter {
  readonly #texts: ReadonlyMap<string, ErrorCode>

  constructor(private readonly options: LogonPresenterOptions) {
    this.#texts = new Map(options.codes.map((entry) => [entry.code, entry]))
  }

  /** @param sessionToken only where the access type hands it to the client. */
  async present({ row, sessionToken, passingProblem }: LogonResult): Promise<Logon> {
    if (row.state === 'completed')
      return this.#make(LogonCompleted, row, {
        sessionId: row.session_id!,
        sessionToken,
        redirectTo: row.return_to ?? '/',
      })
    if (row.state === 'denied')
      return this.#make(LogonDenied, row, { problem: this.#toProblem(JSON.parse(row.problem!) as StoredProblem) })
    if (row.expires_at <= this.options.clock.now())
      return this.#make(LogonDenied, row, { problem: this.#toProblem(toExpiryProblem(this.options.masterKey, row.id)) })
    const token = this.options.tokens.mint(row.id, row.revision)
    if (row.state === 'ready') return this.#make(LogonReady, row, { token })
    const scheme = await this.options.schemes.getVersion(row.scheme, row.version)
    const module = this.options.modules.get(scheme.steps[row.position - 1]!.module)
    const prompt = module.step.behavior.toPrompt(this.options.store.openState(row))
    const problem = passingProblem
      ? this.#toProblem(toPassingProblem(passingProblem, row))
      : row.problem === null
        ? null
        : this.#toProblem(JSON.parse(row.problem) as StoredProblem)
    return this.#make(LogonStep, row, { token, position: row.position, stepCount: row.step_count, prompt, problem })
  }

  #make<T extends Logon>(type: new () => T, row: LogonRow, more: Partial<T>): T {
    return Object.assign(new type(), {
      id: row.id,
      accessType: row.access_type,
      scheme: row.scheme,
      version: row.version,
      startedAt: new Date(row.started_at),
      expiresAt: new Date(row.expires_at),
      ...more,
    })
  }

  #toProblem({ code, field, retryAt, reference, message }: StoredProblem): LogonProblem {
    const text = this.#texts.get(code)
    return Object.assign(new LogonProblem(), {
      code,
      message: message ?? (text ? `${text.message} ${text.hint}` : 'This did not pass. Start again.'),
      field,
      retryAt: retryAt === null ? null : new Date(retryAt),
      reference,
    })
  }
}

/** Expiry is a fact before anybody has written it down: its reference is the same for the reader and for the audit log. */
export function toExpiryProblem(masterKey: MasterKey, logonId: string): StoredProblem {
  const digest = Buffer.from(masterKey.hash('expiry-reference', logonId), 'base64url').toString('hex').toUpperCase()
  return {
    code: 'LOGON_EXPIRED',
    field: null,
    retryAt: null,
    reference: `${digest.slice(0, 4)}-${digest.slice(4, 8)}-${digest.slice(8, 12)}`,
  }
}

/** A problem that changed nothing is in no audit event; the logon's own id leads there. */
function toPassingProblem(code: string, row: LogonRow): StoredProblem {
  return { code, field: null, retryAt: null, reference: row.id }
}

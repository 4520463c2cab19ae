import type { ErrorCode } from '@sallyport/shared/error-code'
import type { Clock } from '../../lib/clock.ts'
import type { MasterKey } from '../../lib/master-key.ts'
import type { ModuleRegistry } from '../../module-contract/module-registry.ts'
import { LogonProblem } from '../../module-contract/step-prompt.type.ts'
import type { SchemeReader } from '../../schemes/versions/scheme-reader.ts'
import { toExpiryProblem } from '../lifecycle/expiry.ts'
import type { LogonResult } from '../lifecycle/logon-result.ts'
import type { LogonTokens } from '../lifecycle/logon-tokens.ts'
import type { StoredProblem } from '../steps/stored-problem.ts'
import type { LogonRow } from '../store/logon-row.ts'
import type { SealedColumns } from '../store/sealed-columns.ts'
import { type Logon, LogonCompleted, LogonDenied, LogonReady, LogonStep } from './logon.type.ts'

export interface LogonPresenterOptions {
  schemes: SchemeReader
  modules: ModuleRegistry
  sealed: SealedColumns
  tokens: LogonTokens
  masterKey: MasterKey
  clock: Clock
  codes: readonly ErrorCode[]
}

/** Converts a stored logon to the one that clients see. Only reads: any number of readers, on any node. */
export class LogonPresenter {
  readonly #texts: ReadonlyMap<string, ErrorCode>

  constructor(private readonly options: LogonPresenterOptions) {
    this.#texts = new Map(options.codes.map((entry) => [entry.code, entry]))
  }

  async present(result: LogonResult): Promise<Logon> {
    const { row, sessionToken } = result
    const { tokens, masterKey, clock } = this.options
    switch (row.state) {
      case 'completed': {
        const [sessionId, redirectTo] = [row.session_id!, row.return_to ?? '/']
        return toLogon(LogonCompleted, row, { sessionId, sessionToken, redirectTo })
      }
      case 'denied':
        return toLogon(LogonDenied, row, { reason: this.#toProblem(parseProblem(row)!) })
      default: {
        if (row.expires_at <= clock.now())
          return toLogon(LogonDenied, row, { reason: this.#toProblem(toExpiryProblem(masterKey, row.id)) })
        const token = tokens.mint(row.id, row.revision)
        return row.state === 'ready' ? toLogon(LogonReady, row, { token }) : this.#toStep(result, token)
      }
    }
  }

  async #toStep({ row, passingProblem }: LogonResult, token: string): Promise<LogonStep> {
    const { schemes, modules, sealed } = this.options
    const { steps } = await schemes.getVersion(row.scheme, row.version)
    const { behavior } = modules.get(steps[row.position - 1]!.module).step
    const stored = passingProblem ? toPassingProblem(passingProblem, row) : parseProblem(row)
    return toLogon(LogonStep, row, {
      token,
      position: row.position,
      stepCount: row.step_count,
      prompt: behavior.toPrompt(sealed.openState(row)),
      problem: stored && this.#toProblem(stored),
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

const parseProblem = ({ problem }: LogonRow): StoredProblem | null =>
  problem === null ? null : (JSON.parse(problem) as StoredProblem)

/** A problem that changed nothing is in no audit event, so the logon's own id is its reference. */
const toPassingProblem = (code: string, { id }: LogonRow): StoredProblem => ({
  code,
  field: null,
  retryAt: null,
  reference: id,
})

function toLogon<T extends Logon>(type: new () => T, row: LogonRow, more: Partial<T>): T {
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

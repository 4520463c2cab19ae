import type { ErrorCode } from '@sallyport/shared/error-code'
import type { RequestContext } from '../graphql/request-context.ts'
import type { Database } from '../database/database.ts'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { MasterKey } from '../lib/master-key.ts'
import type { LimitService } from '../limits/limit-service.ts'
import { BrowserBindings } from '../logon/browser/browser-bindings.ts'
import { RememberedBrowsers } from '../logon/browser/remembered-browsers.ts'
import { followLogon } from '../logon/graphql/follow-logon.ts'
import { LogonCompletedResolver } from '../logon/graphql/logon-completed.resolver.ts'
import { LogonPresenter } from '../logon/graphql/logon-presenter.ts'
import { LogonResolver } from '../logon/graphql/logon.resolver.ts'
import type { Logon } from '../logon/graphql/logon.type.ts'
import { SessionHandOver } from '../logon/graphql/session-hand-over.ts'
import { AnswerReplays } from '../logon/lifecycle/answer-replays.ts'
import { AnswerSubmitter } from '../logon/lifecycle/answer-submitter.ts'
import { LogonEngine } from '../logon/lifecycle/logon-engine.ts'
import { LogonFinisher } from '../logon/lifecycle/logon-finisher.ts'
import { LogonMaintenance } from '../logon/lifecycle/logon-maintenance.ts'
import { LogonReader } from '../logon/lifecycle/logon-reader.ts'
import { LogonStarter } from '../logon/lifecycle/logon-starter.ts'
import { LogonTokens } from '../logon/lifecycle/logon-tokens.ts'
import type { LogonSignals } from '../logon/signals/signals.ts'
import type { LogonWaiters } from '../logon/signals/waiters.ts'
import { SchemeWalk } from '../logon/steps/scheme-walk.ts'
import { StepContextFactory } from '../logon/steps/step-context-factory.ts'
import { StepRunner } from '../logon/steps/step-runner.ts'
import { CompletionWriter } from '../logon/store/completion-writer.ts'
import { MoveWriter } from '../logon/store/move-writer.ts'
import { SealedColumns } from '../logon/store/sealed-columns.ts'
import { LogonWatch } from '../logon/watcher/logon-watch.ts'
import { LogonWatcher } from '../logon/watcher/logon-watcher.ts'
import type { ModuleRegistry } from '../module-contract/module-registry.ts'
import type { SessionService } from '../people/sessions/session.service.ts'
import { toSessionType } from '../people/sessions/to-session-type.ts'
import type { SchemeReader } from '../schemes/versions/scheme-reader.ts'
import type { SettingsReader } from '../settings/settings-reader.ts'

export interface LogonDependencies {
  database: Database
  masterKey: MasterKey
  clock: Clock
  log: Log
  limits: LimitService
  modules: ModuleRegistry
  settings: SettingsReader
  schemes: SchemeReader
  sessions: SessionService
  waiters: LogonWaiters
  signals: LogonSignals
  codes: readonly ErrorCode[]
  publicUrl: string
  allowedOrigins: readonly string[]
}

export interface LogonParts {
  resolvers: object[]
  watcher: LogonWatcher
  maintenance: LogonMaintenance
  followLogon(token: string, context: RequestContext): Promise<AsyncIterable<Logon>>
}

/** Puts the engine together: steps, store, watcher, operations, and what of it GraphQL shows. */
export function createLogon(dependencies: LogonDependencies): LogonParts {
  const { database, masterKey, clock, sessions, waiters, limits } = dependencies
  const remembered = new RememberedBrowsers(dependencies)
  const contexts = new StepContextFactory({ ...dependencies, remembered })
  const runner = new StepRunner({ ...dependencies, contexts })
  const walk = new SchemeWalk(runner, database, masterKey)
  const sealed = new SealedColumns(masterKey)
  const moves = new MoveWriter({ ...dependencies, sealed, remembered })
  const completions = new CompletionWriter({ ...dependencies, sealed, remembered, limits, sessionTokens: sessions })
  const watch = new LogonWatch({ ...dependencies, runner, walk, sealed, moves })
  const watcher = new LogonWatcher({ ...dependencies, watch })

  const tokens = new LogonTokens(masterKey)
  const bindings = new BrowserBindings(masterKey)
  const reader = new LogonReader({ database, tokens, bindings })
  const replays = new AnswerReplays({ ...dependencies, sealed })
  const finisher = new LogonFinisher({ ...dependencies, reader, replays, moves, completions })
  const parts = { ...dependencies, runner, walk, sealed, moves, watcher, reader, replays, finisher, bindings }
  const submitter = new AnswerSubmitter(parts)
  const engine = new LogonEngine({ ...parts, submitter })

  const presenter = new LogonPresenter({ ...dependencies, sealed, tokens })
  const handOver = new SessionHandOver({ ...dependencies, remembered })
  const starter = new LogonStarter(parts)
  return {
    resolvers: [
      new LogonResolver({ starter, engine, presenter, sessions: handOver, waiters, clock }),
      new LogonCompletedResolver(async (id) => toSessionType(await sessions.get(id))),
    ],
    watcher,
    maintenance: new LogonMaintenance(database, moves, masterKey, clock),
    followLogon: (token, context) => followLogon({ engine, presenter, waiters, clock }, token, context),
  }
}

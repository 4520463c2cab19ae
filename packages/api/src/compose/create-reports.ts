import type { Simulator } from '../analysis/simulation/simulator.ts'
import { AuditLog } from '../audit/audit-log.ts'
import { AuditResolver } from '../audit/audit.resolver.ts'
import type { ModuleRegistry } from '../module-contract/module-registry.ts'
import { AlarmResolver } from '../overview/alarm.resolver.ts'
import { OverviewResolver } from '../overview/overview.resolver.ts'
import { OverviewService } from '../overview/overview.service.ts'
import { LogonReplayer } from '../replay/logon-replayer.ts'
import { ReplayResolver } from '../replay/replay.resolver.ts'
import type { SchemeService } from '../schemes/publications/scheme.service.ts'
import type { StepWarnings } from '../schemes/steps/step-warnings.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { listErrorCodes } from './error-codes.ts'
import type { Foundation } from './foundation.ts'

/** What administrators look at: the overview, the audit log, replays of logons. */
export function createReports(
  { database, clock }: Foundation,
  modules: ModuleRegistry,
  parts: { store: SettingsStore; schemes: SchemeService; stepWarnings: StepWarnings; simulator: Simulator },
) {
  const log = new AuditLog(database)
  const reasons = new Map(listErrorCodes(modules).map(({ code, message, hint }) => [code, `${message} ${hint}`]))
  const toReason = (code: string) => reasons.get(code) ?? null
  return {
    resolvers: [
      new AuditResolver(log),
      new AlarmResolver(database, clock),
      new OverviewResolver(new OverviewService({ database, clock, log, ...parts })),
      new ReplayResolver(new LogonReplayer({ database, modules, toReason, ...parts })),
    ],
  }
}

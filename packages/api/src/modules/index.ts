import type { AuthenticationModule } from '../module-contract/authentication-module.ts'
import { createDuoUniversalModule, type DuoUniversalModuleDependencies } from './duo-universal/duo-universal.module.ts'
import { createDuoTools } from './duo/client/create-duo-tools.ts'
import { DuoHosts } from './duo-account/hosts.ts'
import { DUO_LIMITS } from './duo/client/client-limits.ts'
import { createDuoModule, type DuoModuleDependencies } from './duo/duo.module.ts'
import { createPasswordModule } from './password/password.module.ts'
import type { PasswordStepDependencies } from './password/password.step.ts'
import type { RecoveryCodeChecker } from './recovery-code/recovery-code-checker.ts'
import { createRecoveryCodeModule } from './recovery-code/recovery-code.module.ts'

/** What the modules are handed; each takes what it uses. */
export interface ModuleDependencies extends DuoModuleDependencies {
  passwords: PasswordStepDependencies
  recoveryCodes: RecoveryCodeChecker
  publicUrl: string
  allowedOrigins: readonly string[]
}

/** Every module, in the order in which the console shows them. A new one is a line here. */
export function createModules(dependencies: ModuleDependencies): AuthenticationModule[] {
  return [
    createPasswordModule(dependencies.passwords),
    createDuoModule(dependencies),
    createDuoUniversalModule(toUniversalDependencies(dependencies)),
    createRecoveryCodeModule(dependencies.recoveryCodes),
    // New modules are added above this line.
  ]
}

/** Both Duo modules get the same rules for hosts, and the second a breaker of its own; they know nothing of each other. */
function toUniversalDependencies({
  allowedHosts,
  ca,
  clock,
  publicUrl,
  allowedOrigins,
}: ModuleDependencies): DuoUniversalModuleDependencies {
  const hosts = new DuoHosts(allowedHosts)
  const { breaker, stop } = createDuoTools({ hosts, ca, clock, limits: DUO_LIMITS })
  const outages = {
    isAway: (host: string) => breaker.isAway(host),
    reportOutage: (host: string) => breaker.reportOutage(host),
    reportAnswer: (host: string) => breaker.reportAnswer(host),
    stop,
  }
  return { hosts, ca, outages, clock, publicUrl, allowedOrigins }
}

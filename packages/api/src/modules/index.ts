import type { AuthenticationModule } from '../module-contract/authentication-module.ts'
import { createDuoModule, type DuoModuleDependencies } from './duo/duo.module.ts'
import { createPasswordModule } from './password/password.module.ts'
import type { PasswordStepDependencies } from './password/password.step.ts'

/** What the modules are handed; each takes what it uses. */
export interface ModuleDependencies extends DuoModuleDependencies {
  passwords: PasswordStepDependencies
}

/** Every module, in the order in which the console shows them. A new one is a line here. */
export function createModules(dependencies: ModuleDependencies): AuthenticationModule[] {
  return [createPasswordModule(dependencies.passwords), createDuoModule(dependencies)]
}

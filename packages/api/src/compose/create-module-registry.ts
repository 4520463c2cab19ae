import type { Config } from '../config/config.ts'
import type { AuthenticationModule } from '../module-contract/authentication-module.ts'
import { ModuleRegistry } from '../module-contract/module-registry.ts'
import { createModules, type ModuleDependencies } from '../modules/index.ts'

/** The modules of this server, as its operator has configured it. */
export function createModuleRegistry(
  { duo, publicUrl, allowedOrigins }: Pick<Config, 'duo' | 'publicUrl' | 'allowedOrigins'>,
  parts: Pick<ModuleDependencies, 'passwords' | 'recoveryCodes' | 'ca' | 'clock'>,
  more: readonly AuthenticationModule[] = [],
): ModuleRegistry {
  const { allowedHosts } = duo
  return new ModuleRegistry([...createModules({ ...parts, allowedHosts, publicUrl, allowedOrigins }), ...more])
}

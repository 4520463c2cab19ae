import type { ModuleSettingsView } from '../module-contract/authentication-module.ts'

/** What the engine needs of the settings: a module's values with defaults filled in, and its secrets opened. */
export interface SettingsReader {
  read(moduleId: string): Promise<ModuleSettingsView & { configured: boolean }>
}

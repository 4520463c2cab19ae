import type { OpenedSettings } from '../module-contract/settings-definition.ts'

/** A module's settings with defaults filled in, its secrets, and whether every required field has a value. */
export type ReadSettings = OpenedSettings & { configured: boolean }

/** Reads the settings of modules for code that runs steps. */
export interface SettingsReader {
  read(moduleId: string): Promise<ReadSettings>
}

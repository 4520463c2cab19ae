import type { ConsoleModule } from '../module-contract/console-module.ts'
import { duo } from './duo/duo.console.ts'
import { duoUniversal } from './duo-universal/duo-universal.console.ts'
import { password } from './password/password.console.ts'
import { recoveryCode } from './recovery-code/recovery-code.console.ts'

/** The modules with prompts of their own in the console. A new one is a folder and a line here. */
export const consoleModules: readonly ConsoleModule[] = [
  password,
  duo,
  duoUniversal,
  recoveryCode,
  // New modules are added above this line.
]

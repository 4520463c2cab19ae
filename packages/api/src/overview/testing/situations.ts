import { passwordLike, phoneLike } from '../../settings/testing/sample-modules.ts'
import type { Situation } from '../situation.ts'

export const BROWSER = {
  key: 'browser',
  name: 'Browser',
  isEnabled: true,
  published: ['password'],
  draft: null,
  stepWarnings: [],
}
export const NEW_SYSTEM: Situation = {
  modules: [
    { module: passwordLike, configured: true },
    { module: phoneLike, configured: false },
  ],
  schemes: [BROWSER],
  administrators: 2,
  hasRecoveryCodes: true,
  enrolledModules: new Set(),
}
export const SET_UP: Situation = {
  ...NEW_SYSTEM,
  modules: NEW_SYSTEM.modules.map((entry) => ({ ...entry, configured: true })),
}

import type { ApplicationType } from '../contract/applications.ts'
import { randomDuoId, randomSecretKey } from '../lib/random-ids.ts'
import type { Application } from './model.ts'

/** Creates an application with new keys. */
export function createApplicationRecord(type: ApplicationType, name: string, nowMs: number): Application {
  return {
    type,
    integrationKey: randomDuoId('DI'),
    secretKey: randomSecretKey(),
    name,
    createdAt: nowMs,
    policy: {},
    logo: null,
    redirectUris: [],
  }
}
